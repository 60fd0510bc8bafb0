import type { HttpContext } from '@adonisjs/core/http'
import ExportFile from './export_file.js'
import { workbookAt } from './workbook_at.js'

/** The file of the address, when it is the person's own; else 404. */
export function ownExportFile({ auth, params }: HttpContext) {
  return ExportFile.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.export_file_id ?? params.id) || 0)
    .firstOrFail()
}

/**
 * What stands behind a file, asked as if its rows were taken out now.
 *
 * @throws 403, 404 when the person may not do so any more
 */
export function stillAllowed({ auth }: HttpContext, { address, locale }: ExportFile) {
  return workbookAt({ user: auth.getUserOrFail(), address, locale })
}
