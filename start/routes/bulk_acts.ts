import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.workflow

/** Many rows at once. Rows are chosen in the list of their own flow. */
router
  .group(() => {
    listRoutes('bulk-acts', [c.BulkActs, 'index'])
    router.get('bulk-acts/:bulk_act_id/export.xlsx', [c.BulkActExports, 'show']).as('bulk_acts.export')
    router.get('bulk-acts', [c.BulkActs, 'index']).as('bulk_acts.index')
    router.get('bulk-acts/:id', [c.BulkActs, 'show']).as('bulk_acts.show')
    router.get('bulk-acts/:id/edit', [c.BulkActs, 'edit']).as('bulk_acts.edit')
    router.put('bulk-acts/:id', [c.BulkActs, 'update']).as('bulk_acts.update')
    router.post('bulk-acts/:bulk_act_id/retries', [c.BulkActRetries, 'store']).as('bulk_acts.retries.store')

    router.post('applications/bulk-choices', [controllers.servicePoints.BulkChoices, 'store']).as('bulk_choices.store')
  })
  .use(middleware.auth())
