import { DateTime } from 'luxon'
import CaseResult from '#app/case_reviews/case_result'
import type CaseCall from '#app/case_calls/case_call'
import { now } from '#app/core/clock'
import { inTransaction, insertAll, isDuplicateKey, sqlTime } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type CaseCandidate from './case_candidate.js'
import { candidatesIn, moveCase } from './case_moves.js'
import CaseSelection from './case_selection.js'
import { selectionWorkflow } from './selection_workflow.js'
import { lastRankIn } from './shortlist.js'

type Person = Actor & { id: number }
type Said = { opinion?: string | null; version?: number }

/**
 * 启动遴选: the results of the jury are taken over and the shortlist is proposed by the rule.
 *
 * @throws StepNotAllowed `no_results`, `selection_open`
 */
export async function openSelection(call: CaseCall, by: Person) {
  const results = await CaseResult.query().where('callId', call.id).orderBy('rank').orderBy('id')
  if (results.length === 0 || call.state !== 'closed') throw new StepNotAllowed('openSelection', 'no_results')
  const last = lastRankIn(results, call.toSelect)
  try {
    return await inTransaction(async (trx) => {
      const selection = await CaseSelection.create(
        {
          ...{ callId: call.id, state: 'shortlisting', version: 0, createdById: by.id },
          stateSince: DateTime.fromJSDate(now()),
        },
        { client: trx }
      )
      await insertAll(
        trx,
        'case_candidates',
        results.map(({ caseId, rank }) => ({
          ...{ selection_id: selection.id, case_id: caseId, rank },
          ...{ proposed: rank <= last, shortlisted: rank <= last },
          ...{ created_at: sqlTime(), updated_at: sqlTime() },
        }))
      )
      await selectionWorkflow.begin(trx, selection, by, 'case_selection.opened', { total: results.length })
      return selection
    })
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('openSelection', 'selection_open')
    throw error
  }
}

/** 调整入围: one case in or out, against the rule with a reason, which the leader reads. */
export async function changeShortlist(
  candidate: CaseCandidate,
  by: Actor,
  { shortlisted, reason }: { shortlisted: boolean; reason: string }
) {
  await inTransaction(async (trx) => {
    await selectionWorkflow.hold(trx, candidate.selectionId, ['shortlisting'], 'changeShortlist')
    const isByRule = candidate.proposed === shortlisted
    const changed = await trx
      .from('case_candidates')
      .where({ id: candidate.id, shortlisted: !shortlisted })
      .update({ shortlisted, swap_reason: isByRule ? null : reason, updated_at: sqlTime() })
    if (Number(changed) === 0) throw new StepNotAllowed('changeShortlist', 'nothing_changed')
    await selectionWorkflow.tell(trx, 'case_selection.shortlist_changed', candidate.selectionId, by, {
      ...{ about: candidate.case.number, opinion: reason, shortlisted },
    })
  })
  await candidate.refresh()
}

/** 提请审核. @throws StepNotAllowed `shortlist_empty` */
export function proposeShortlist(selection: CaseSelection, by: Actor, { opinion, version }: Said) {
  return selectionWorkflow.take('propose', selection, {
    ...{ by, version, details: { opinion } },
    also: async (trx) => {
      const inside = await trx.from('case_candidates').where({ selection_id: selection.id, shortlisted: true }).first()
      if (!inside) throw new StepNotAllowed('propose', 'shortlist_empty')
    },
  })
}

/** 退回调整, with what should be looked at again. */
export function giveBackShortlist(selection: CaseSelection, by: Actor, { opinion, version }: Said) {
  return selectionWorkflow.take('giveBack', selection, { by, version, details: { opinion } })
}

/** 审核同意: who is shortlisted goes to the meeting, all others are left out; all of them or none. */
export function approveShortlist(selection: CaseSelection, by: Actor, { opinion, version }: Said) {
  return selectionWorkflow.take('approve', selection, {
    ...{ by, version, details: { opinion } },
    also: async (trx) => {
      for (const { case: row, shortlisted } of await candidatesIn(trx, selection)) {
        if (row.state !== 'scoring') continue
        await moveCase(trx, row, shortlisted ? ['shortlist', 'deliberate'] : ['leaveOut'], by)
      }
    },
  })
}
