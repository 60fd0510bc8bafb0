import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import { removalValidator } from './alliance_validators.js'
import AlliancePolicy from './alliance_policy.js'
import Entry from './entry.js'
import { strikeEntry } from './entry_workflow.js'
import { renderMember, visibleMember } from './member_page.js'
import { showAgain } from '#app/core/form_page'

/** 履职与违约记录: what was noted by mistake is struck out. */
export default class MemberEntriesController {
  async destroy(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    const member = await visibleMember(ctx)
    await bouncer.with(AlliancePolicy).authorize('keep')
    showAgain(ctx, () => renderMember(ctx, member))
    const entry = await Entry.query()
      .where({ memberId: member.id, id: Number(params.id) || 0 })
      .firstOrFail()
    await strikeEntry(entry, personOf(ctx), await request.validateUsing(removalValidator))
    session.flash('success', i18n.t('alliance_entries.struck'))
    return response.redirect(`/alliance-members/${member.id}`)
  }
}
