import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { findingValidator } from '#app/service_points/approval_validators'
import { personOf } from '#app/users/actor'
import { renderCandidate, visibleCandidate } from './candidate_page.js'
import { noteFinding } from './objections.js'
import SelectionPolicy from './selection_policy.js'

/** What the division found out about one objection. */
export default class CaseFindingsController {
  async update(ctx: HttpContext) {
    const { auth, bouncer, params, request, response, session, i18n } = ctx
    const candidate = await visibleCandidate(ctx)
    await bouncer.with(SelectionPolicy).authorize('noteFinding')
    const objection = await candidate
      .related('objections')
      .query()
      .where('id', Number(params.id) || 0)
      .firstOrFail()
    showAgain(ctx, () => renderCandidate(ctx, candidate))
    const { finding } = await request.validateUsing(findingValidator)
    await noteFinding(objection, candidate, personOf(ctx, auth.user!.inName('division_head')), finding)
    session.flash('success', i18n.t('case_candidates.finding_saved'))
    return response.redirect(`/case-candidates/${candidate.id}`)
  }
}
