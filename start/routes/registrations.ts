import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { registrationThrottle } from '#start/limiter'
import { listRoutes } from './list_routes.js'

const c = controllers.registrations

router.get('register', [c.Registrations, 'create']).as('register').use(middleware.guest())
router.post('register', [c.Registrations, 'store']).as('register.store').use(registrationThrottle)

router
  .group(() => {
    listRoutes('registrations', [c.Registrations, 'index'])
    router.resource('registrations', c.Registrations).only(['index', 'show'])
    router
      .post('registrations/:registration_id/rulings', [c.RegistrationRulings, 'store'])
      .as('registrations.rulings.store')
    router.get('organization', [c.Organizations, 'show']).as('organization.show')
    router.get('organization/edit', [c.Organizations, 'edit']).as('organization.edit')
    router.put('organization', [c.Organizations, 'update']).as('organization.update')
  })
  .use(middleware.auth())
