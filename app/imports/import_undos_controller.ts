import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { RowsChanged } from './changed_rows.js'
import { ownImport, renderImport } from './import_page.js'
import ImportPolicy from './import_policy.js'
import { undoImport } from './import_workflow.js'

/** 撤销整个导入: as long as nothing that came in with it was changed. */
export default class ImportUndosController {
  async store(ctx: HttpContext) {
    const { bouncer, i18n, response } = ctx
    const intake = await ownImport(ctx)
    await bouncer.with(ImportPolicy).authorize('bringFor', intake.kind, intake.params)
    showAgain(ctx, () => renderImport(ctx, intake))
    await undoImport(intake, personOf(ctx)).catch((error) => {
      if (!(error instanceof RowsChanged)) throw error
      const { reason, params } = error.refusal
      throw invalid('undo', i18n.t(`imports.refusals.${reason}`, params))
    })
    return response.redirect().toRoute('imports.show', { id: intake.id })
  }
}
