import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const c = controllers.personalData

router
  .group(() => {
    router.post('contacts/:subject/:id/reveals', [c.ContactReveals, 'store']).as('contact_reveals.store')
    router.get('retention', [c.Retention, 'index']).as('retention.index')
  })
  .use(middleware.auth())
