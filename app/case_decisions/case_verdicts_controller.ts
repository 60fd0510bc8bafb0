import type { HttpContext } from '@adonisjs/core/http'
import { refusedFor, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type CaseSelection from './case_selection.js'
import { decideSelection, judged } from './deliberation.js'
import { shortlistOf, spreadsOf, visibleSelection } from './selection_page.js'
import SelectionPolicy from './selection_policy.js'
import { meetingValidator } from './selection_validators.js'
import { selectionWorkflow } from './selection_workflow.js'
import { bandAcross } from './shortlist.js'
import { faultsOf, keyOf } from './verdicts.js'

/** 审议决定: what the meeting of the leaders decided about each shortlisted case. */
export default class CaseVerdictsController {
  async create(ctx: HttpContext) {
    return renderMeeting(ctx, await selectionToDecide(ctx))
  }

  async store(ctx: HttpContext) {
    const { auth, request, response, session, i18n } = ctx
    const selection = await selectionToDecide(ctx)
    showAgain(ctx, () => renderMeeting(ctx, selection))
    const { verdicts, fewerReason = null, noticeOn = null, ...meeting } = await request.validateUsing(meetingValidator)
    const judgements = judged(await shortlistOf(selection)).map(({ id, rank }) => ({
      ...{ id, rank },
      verdict: verdicts[keyOf(id)]?.verdict ?? ('leave_out' as const),
      reason: verdicts[keyOf(id)]?.reason || null,
    }))
    const faults = faultsOf(judgements, selection.call.toSelect, fewerReason)
    if (faults.length > 0) {
      const { toSelect } = selection.call
      throw refusedFor(
        faults.map(({ field, fault }) => ({
          path: field,
          message: i18n.t(`case_verdicts.faults.${fault}`, { toSelect }),
        }))
      )
    }
    const by = personOf(ctx, auth.user!.inName('bureau_leader'))
    await decideSelection(selection, by, { ...meeting, judgements, fewerReason, noticeOn })
    session.flash('success', i18n.t('case_selections.done.decide'))
    return response.redirect(`/case-selections/${selection.id}`)
  }
}

async function selectionToDecide(ctx: HttpContext) {
  const selection = await visibleSelection(ctx)
  await ctx.bouncer.with(SelectionPolicy).authorize('decide')
  if (!selectionWorkflow.allows('decide', selection)) throw new StepNotAllowed('decide', 'moved_on')
  return selection
}

async function renderMeeting({ view }: HttpContext, selection: CaseSelection) {
  const rows = judged(await shortlistOf(selection))
  const lastByRank = rows[Math.min(selection.call.toSelect, rows.length) - 1]?.rank ?? 0
  const ranked = rows.map(({ rank, result }) => ({ rank, band: result.band }))
  return view.render('pages/case_decisions/verdicts/create', {
    ...{ selection, rows, spreads: spreadsOf(rows, selection) },
    /** What the order of the jury alone would choose, and whether it is clear there. */
    ...{ lastByRank, sharesBand: bandAcross(ranked, lastByRank) },
    categoryName: (key: string) => selection.call.categories.find((one) => one.key === key)?.name ?? key,
  })
}
