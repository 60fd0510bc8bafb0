import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { announceSelection } from './public_notice.js'
import { publishSelection } from './publication.js'
import { renderSelection, visibleSelection } from './selection_page.js'
import SelectionPolicy, { STEP_ROLES } from './selection_policy.js'
import { stepValidator } from './selection_validators.js'
import { approveShortlist, giveBackShortlist, proposeShortlist } from './shortlisting.js'

/** 提请审核, 退回, 同意, 开始公示, 公布结果 */
export default class SelectionStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const selection = await visibleSelection(ctx)
    showAgain(ctx, () => renderSelection(ctx, selection))
    const { step, opinion, version } = await request.validateUsing(stepValidator)
    await bouncer.with(SelectionPolicy).authorize('take', step)

    const by = personOf(ctx, auth.user!.inName(STEP_ROLES[step]))
    if (step === 'propose') await proposeShortlist(selection, by, { opinion, version })
    else if (step === 'giveBack') await giveBackShortlist(selection, by, { opinion, version })
    else if (step === 'approve') await approveShortlist(selection, by, { opinion, version })
    else if (step === 'announce') await announceSelection(selection, by, version)
    else await publishSelection(selection, by, version)
    session.flash('success', i18n.t(`case_selections.done.${step}`))
    return response.redirect(`/case-selections/${selection.id}`)
  }
}
