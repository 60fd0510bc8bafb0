import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { inChunks, wholeListOf } from '#app/core/list'
import DesignationPolicy from './designation_policy.js'
import RegisterEntry from './register_entry.js'
import { registerEntryList } from './register_entry_list.js'
import { registerEntrySheet } from './register_entry_sheet.js'

export default class RegisterEntryExportsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, request, i18n } = ctx
    await bouncer.with(DesignationPolicy).authorize('readHistory')
    const seen = RegisterEntry.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    const rows = inChunks(wholeListOf(seen, request, registerEntryList(i18n)))
    return answerWorkbook(ctx, { action: 'designation.entries_exported', sheet: registerEntrySheet(i18n), rows })
  }
}
