import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.exportFiles

/** Lists of very many rows, written by a job for the person who ordered them. */
router
  .group(() => {
    listRoutes('export-files', [c.ExportFiles, 'index'])
    router.resource('export-files', c.ExportFiles).only(['index', 'create', 'store', 'show'])
    router.post('export-files/:export_file_id/run', [c.ExportFileRuns, 'store']).as('export_files.run.store')
    router.delete('export-files/:export_file_id/run', [c.ExportFileRuns, 'destroy']).as('export_files.run.destroy')
    router.get('export-files/:export_file_id/file', [c.ExportFileDownloads, 'show']).as('export_files.file.show')
  })
  .use(middleware.auth())
