import type { HttpContext } from '@adonisjs/core/http'
import { answerWorkbook } from '#app/audit/answer_export'
import { inChunks, wholeListOf } from '#app/core/list'
import AllianceMember from './alliance_member.js'
import AlliancePolicy from './alliance_policy.js'
import { memberList } from './member_list.js'
import { rosterSheet } from './roster_sheet.js'

/** 联盟成员名册, of the rows that the address asks for. */
export default class RostersController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, request, i18n } = ctx
    await bouncer.with(AlliancePolicy).authorize('export')
    const seen = AllianceMember.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .whereNotNull('number')
      .preload('organization')
      .preload('representative')
    const rows = inChunks(wholeListOf(seen, request, memberList(i18n)))
    return answerWorkbook(ctx, { action: 'alliance_member.exported', sheet: rosterSheet(i18n), rows })
  }
}
