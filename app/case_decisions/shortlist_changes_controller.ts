import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderCandidate, visibleCandidate } from './candidate_page.js'
import SelectionPolicy from './selection_policy.js'
import { shortlistValidator } from './selection_validators.js'
import { changeShortlist } from './shortlisting.js'

/** 调整入围, with a reason. */
export default class ShortlistChangesController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const candidate = await visibleCandidate(ctx)
    await bouncer.with(SelectionPolicy).authorize('prepare')
    showAgain(ctx, () => renderCandidate(ctx, candidate))
    const change = await request.validateUsing(shortlistValidator)
    await changeShortlist(candidate, personOf(ctx, auth.user!.inName('bureau_handler')), change)
    session.flash('success', i18n.t('case_candidates.changed'))
    return response.redirect(`/case-selections/${candidate.selectionId}`)
  }
}
