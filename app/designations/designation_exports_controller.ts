import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { inChunks, wholeListOf } from '#app/core/list'
import Designation from './designation.js'
import { designationList } from './designation_list.js'
import DesignationPolicy from './designation_policy.js'
import { designationSheet } from './designation_sheet.js'

export default class DesignationExportsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, request, i18n } = ctx
    await bouncer.with(DesignationPolicy).authorize('export')
    const seen = Designation.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    const asked = wholeListOf(seen, request, designationList(i18n))
    return answerWorkbook(ctx, { action: 'designation.exported', sheet: designationSheet(i18n), rows: inChunks(asked) })
  }
}
