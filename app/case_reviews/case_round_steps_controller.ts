import type { HttpContext } from '@adonisjs/core/http'
import { inTransaction } from '#app/core/dialect'
import { showAgain } from '#app/core/form_page'
import { enqueue } from '#jobs/queue'
import { handlerOf } from '#app/users/actor'
import { allocateCases, freezeAllocation } from './allocation_workflow.js'
import { renderRound, visibleRound } from './case_round_page.js'
import CaseRoundPolicy from './case_round_policy.js'
import { roundStepValidator } from './case_round_validators.js'
import {
  BEFORE_THE_END,
  beginDiscussion,
  beginScoring,
  caseRoundWorkflow,
  concludeRound,
} from './case_round_workflow.js'
import { fillEmptySeats } from './seat_substitution_workflow.js'
import type CaseRound from './case_round.js'

const steps = {
  freeze: freezeAllocation,
  allocate: allocateCases,
  begin: beginScoring,
  discuss: beginDiscussion,
  conclude: concludeRound,
  fill: fillEmptySeats,
  scan: promiseScan,
}

function promiseScan({ id: roundId }: CaseRound) {
  return inTransaction(async (trx) => {
    await caseRoundWorkflow.hold(trx, roundId, BEFORE_THE_END, 'scan')
    await enqueue(trx, 'case_reviews/scan_round', { roundId })
  })
}

/** 固定分配依据、分配、扫描、开始评分、转入合议、结论、补抽. */
export default class CaseRoundStepsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const round = await visibleRound(ctx)
    await bouncer.with(CaseRoundPolicy).authorize('run')
    showAgain(ctx, () => renderRound(ctx, round))
    const { step, version } = await request.validateUsing(roundStepValidator)
    await steps[step](round, handlerOf(ctx), { version })
    session.flash('success', i18n.t(`case_rounds.done.${step}`))
    return response.redirect(`/case-rounds/${round.id}`)
  }
}
