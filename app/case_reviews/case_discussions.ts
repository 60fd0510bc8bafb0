import { inTransaction, sqlTime } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { caseRoundWorkflow } from './case_round_workflow.js'
import type { CaseDiscussion } from './case_seat.js'

/**
 * 合议记录: what was said, once; from then on nobody changes a score of the case.
 *
 * @throws StepNotAllowed `discussion_recorded`
 */
export function recordDiscussion(discussion: CaseDiscussion, note: string, by: Actor & { id: number }) {
  return inTransaction(async (trx) => {
    await caseRoundWorkflow.hold(trx, discussion.roundId, ['discussion'], 'record')
    const recorded = await trx
      .from('case_discussions')
      .where({ id: discussion.id })
      .whereNull('recorded_at')
      .update({ note, recorded_by_id: by.id, recorded_at: sqlTime(), updated_at: sqlTime() })
    if (Number(recorded) === 0) throw new StepNotAllowed('record', 'discussion_recorded')
    const details = { blindId: discussion.blindId, opinion: note }
    await caseRoundWorkflow.tell(trx, 'case_round.discussion_recorded', discussion.roundId, by, details)
  })
}
