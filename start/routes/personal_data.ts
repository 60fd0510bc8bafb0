import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.personalData

router
  .group(() => {
    router.get('account/personal-data', [c.OwnData, 'index']).as('own_data.index')
    router.post('account/personal-data/exports', [c.PersonExports, 'store']).as('person_exports.store')
    router.get('person-exports/:id/file', [c.PersonExports, 'show']).as('person_exports.show')
    router.post('account/personal-data/requests', [c.OwnRequests, 'store']).as('own_requests.store')
    listRoutes('personal-requests', [c.PersonalRequests, 'index'])
    router.resource('personal-requests', c.PersonalRequests).only(['index', 'create', 'store', 'show'])
    router
      .post('personal-requests/:personal_request_id/decisions', [c.PersonalRequestDecisions, 'store'])
      .as('personal_requests.decisions.store')
    router.post('contacts/:subject/:id/reveals', [c.ContactReveals, 'store']).as('contact_reveals.store')
    router.get('retention', [c.Retention, 'index']).as('retention.index')
  })
  .use(middleware.auth())
