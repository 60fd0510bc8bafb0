import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { uploadThrottle } from '#start/limiter'
import { listRoutes } from './list_routes.js'

const c = controllers.imports

/** Workbooks read in, of whatever kind. */
router
  .group(() => {
    listRoutes('imports', [c.Imports, 'index'])
    router.get('imports/templates/:kind', [c.ImportTemplates, 'show']).as('imports.template')
    router
      .resource('imports', c.Imports)
      .only(['index', 'create', 'store', 'show', 'destroy'])
      .use('store', uploadThrottle)
    router.get('imports/:import_id/mapping', [c.ImportMappings, 'edit']).as('imports.mapping.edit')
    router.put('imports/:import_id/mapping', [c.ImportMappings, 'update']).as('imports.mapping.update')
    router.post('imports/:import_id/run', [c.ImportRuns, 'store']).as('imports.run.store')
    router.delete('imports/:import_id/run', [c.ImportRuns, 'destroy']).as('imports.run.destroy')
    router.post('imports/:import_id/undo', [c.ImportUndos, 'store']).as('imports.undo.store')
    router.get('imports/:import_id/workbook.xlsx', [c.ImportWorkbooks, 'show']).as('imports.workbook.show')
  })
  .use(middleware.auth())
