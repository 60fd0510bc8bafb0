import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.lightRecords

/** The small registers of the plan's clauses. */
router
  .group(() => {
    router.get('ledgers', [c.Ledgers, 'index']).as('ledgers.index')
    router.get('ledgers/:kind/export.xlsx', [c.LightRecordExports, 'show']).as('light_records.export')
    router.get('ledgers/:kind/imports/create', [c.LightRecordImports, 'create']).as('light_records.imports.create')
    router.post('ledgers/:kind/imports', [c.LightRecordImports, 'store']).as('light_records.imports.store')
    listRoutes('ledgers/:kind', [c.LightRecords, 'index'])
    router
      .post('ledgers/:kind/:record_id/readings', [c.LightRecordReadings, 'store'])
      .as('light_records.readings.store')
    router.resource('ledgers/:kind', c.LightRecords).as('light_records')
  })
  .use(middleware.auth())
