import type { HttpContext } from '@adonisjs/core/http'
import Submission from '#app/workflow/submission'
import { CaseFinding } from './case_blind.js'
import CaseRoundPolicy from './case_round_policy.js'
import { caseRoundWorkflow } from './case_round_workflow.js'
import { roundCase } from './case_round_page.js'
import type CaseRound from './case_round.js'
import CaseSeat, { CaseDiscussion } from './case_seat.js'
import { placeName } from './place_names.js'
import { copyOf, scannedContent } from './reviewers_copy.js'
import { panelOf } from './round_case_list.js'

/** A file that nobody can read is harmless in no way. */
function actsFor({ state, kind }: CaseFinding) {
  if (state !== 'open') return ['reopen']
  return kind === 'unreadable' ? ['mask'] : ['mask', 'pass']
}

/** One case: what was found in it, its reviewers' copy, its seats with every version of their scores, its discussion. */
export async function renderRoundCase(ctx: HttpContext, round: CaseRound) {
  const { bouncer, params, view, i18n } = ctx
  const blind = await roundCase(round, params.case_id ?? params.id)
  const seats = await CaseSeat.query()
    .where('blindId', blind.id)
    .preload('expert', (experts) => void experts.preload('user'))
    .preload('scores', (scores) => void scores.orderBy('number', 'desc'))
    .orderBy('id')
  blind.$setRelated('seats', seats)
  const newest = await Submission.newestOf('typical_case', blind.caseId)
  const mayRun = await bouncer.with(CaseRoundPolicy).allows('run')
  return view.render('pages/case_rounds/case', {
    ...{ round, blind, seats, mayRun, panel: panelOf(blind) },
    findings: await CaseFinding.query().where('blindId', blind.id).orderBy('state', 'desc').orderBy('id'),
    copy: blind.contentHash ? copyOf(await scannedContent(blind), blind.masks) : null,
    hasChanged: blind.contentHash !== null && newest?.contentHash !== blind.contentHash,
    actsFor,
    placeName: (finding: CaseFinding) => placeName(finding, i18n),
    discussion: await CaseDiscussion.query().where('blindId', blind.id).preload('recordedBy').first(),
    isOver: caseRoundWorkflow.isOver(round),
    isRunning: ['scoring', 'discussion'].includes(round.state),
  })
}
