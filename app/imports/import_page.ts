import type { HttpContext } from '@adonisjs/core/http'
import { listOf } from '#app/core/list'
import Import from './import.js'
import { importKind } from './import_kinds.js'
import { importRowList, reasonsOf } from './import_list.js'
import ImportRow from './import_row.js'

/** The import of the address, when it is the person's own; else 404. */
export function ownImport({ auth, params }: HttpContext) {
  return Import.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.import_id ?? params.id) || 0)
    .firstOrFail()
}

/** How far it is, every row with its verdict, and what can be done next. */
export async function renderImport({ request, view, i18n }: HttpContext, intake: Import) {
  const kind = importKind(intake.kind)
  return view.render('pages/imports/show', {
    intake,
    kind,
    subject: await kind.params?.inWords?.(intake.params),
    counts: (await Import.countsOf([intake.id]))(intake.id),
    list: await listOf(ImportRow.query().where('importId', intake.id), request, importRowList(intake, i18n)),
    reasonsOf: (row: ImportRow) => reasonsOf(intake.kind, row, i18n),
  })
}
