import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { inChunks, wholeListOf } from '#app/core/list'
import LightRecord from './light_record.js'
import { lightRecordList } from './light_record_list.js'
import LightRecordPolicy from './light_record_policy.js'
import { lightRecordSheet } from './light_record_sheet.js'
import { kindOf } from './record_kinds.js'

export default class LightRecordExportsController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, params, request, i18n } = ctx
    const kind = kindOf(params.kind)
    await bouncer.with(LightRecordPolicy).authorize('open', kind)
    const user = auth.getUserOrFail()
    const seen = LightRecord.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .where({ kind: kind.code, state: 'kept' })
    const rows = inChunks(wholeListOf(seen, request, lightRecordList(kind, user, i18n)))
    return answerWorkbook(ctx, { action: 'light_record.exported', sheet: lightRecordSheet(kind, i18n), rows })
  }
}
