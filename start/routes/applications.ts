import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { messageThrottle } from '#start/limiter'
import { listRoutes } from './list_routes.js'

const c = controllers.servicePoints

/** An application from the first word to the receipt. */
router
  .group(() => {
    router.get('applications/export.xlsx', [c.ApplicationExports, 'show']).as('applications.export')
    listRoutes('applications', [c.PointApplications, 'index'])
    router.resource('applications', c.PointApplications).except(['update', 'destroy'])
    router.resource('applications.sections', c.ApplicationSections).only(['edit', 'update'])
    router.resource('applications.submissions', c.Submissions).only(['create', 'store', 'show'])
    router.resource('applications.withdrawals', c.Withdrawals).only(['create', 'store'])
    router.resource('applications.reopenings', c.ApplicationReopenings).only(['store'])
    router.post('designations/:designation_id/renewals', [c.Renewals, 'store']).as('designations.renewals.store')
    router.resource('applications.messages', c.Messages).only(['store']).use('store', messageThrottle)
    router.get('applications/:application_id/packet.zip', [c.ApplicationPackets, 'show']).as('applications.packet')
    router.get('applications/:application_id/print', [c.ApplicationPrints, 'show']).as('applications.print')
  })
  .use(middleware.auth())
