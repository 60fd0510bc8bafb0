import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'

const c = controllers.personalData

router
  .group(() => {
    router.get('account/personal-data', [c.OwnData, 'index']).as('own_data.index')
    router.post('account/personal-data/exports', [c.PersonExports, 'store']).as('person_exports.store')
    router.get('person-exports/:id/file', [c.PersonExports, 'show']).as('person_exports.show')
    router.post('contacts/:subject/:id/reveals', [c.ContactReveals, 'store']).as('contact_reveals.store')
    router.get('retention', [c.Retention, 'index']).as('retention.index')
  })
  .use(middleware.auth())
