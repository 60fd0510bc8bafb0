import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { panelResult } from '#app/experts/jury_statistics'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type CaseRound from './case_round.js'
import { caseRoundWorkflow } from './case_round_workflow.js'
import { CaseDiscussion } from './case_seat.js'
import { totalsByBlind } from './round_totals.js'

/** One for each case whose scores lie too far apart. @returns how many */
export async function openDiscussions(trx: Trx, { id }: CaseRound) {
  const times = { created_at: sqlTime(), updated_at: sqlTime() }
  const rows = [...(await totalsByBlind(id, trx))].flatMap(([blindId, totals]) => {
    const result = panelResult(totals)
    if (!result?.needsDiscussion) return []
    return [{ round_id: id, blind_id: blindId, gap: Math.round(result.gap * 100), ...times }]
  })
  for (let at = 0; at < rows.length; at += 200)
    await trx.table('case_discussions').multiInsert(rows.slice(at, at + 200))
  return rows.length
}

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
