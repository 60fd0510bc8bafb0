import { caseCallWorkflow } from '#app/case_calls/case_call_workflow'
import CaseCall from '#app/case_calls/case_call'
import { subjectOf } from '#app/cases/case_submission'
import TypicalCase from '#app/cases/typical_case'
import { typicalCaseWorkflow } from '#app/cases/typical_case_workflow'
import { newCheckCode } from '#app/core/check_code'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import { dropUnsentOrder } from '#app/workflow/corrections'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type CaseCandidate from './case_candidate.js'
import { candidatesIn, moveCase } from './case_moves.js'
import type CaseSelection from './case_selection.js'
import { selectionWorkflow } from './selection_workflow.js'
import { tellOf } from './tell_of_candidate.js'

/**
 * 公布结果: what was on notice is selected, all others are not, read by experts or not; each unit is told of its own outcome;
 * the call is over.
 *
 * @throws StepNotAllowed `case_notice_running`, `case_objections_open`
 */
export function publishSelection(selection: CaseSelection, by: Actor, version?: number) {
  return selectionWorkflow.take('publish', selection, {
    ...{ by, version, set: { published_at: sqlTime() } },
    also: async (trx) => {
      const candidates = await candidatesIn(trx, selection)
      for (const candidate of candidates) await settleOutcome(trx, candidate, by)
      await refuseOpenObjections(trx, { 'case_candidates.selection_id': selection.id }, 'publish')
      await passOverOthers(trx, selection, by)
      await markDecided(trx, selection)
      await tellOutcomes(trx, candidates, by)
      const call = await CaseCall.findOrFail(selection.callId, { client: trx })
      await caseCallWorkflow.takeIn(trx, 'conclude', call, { by })
    },
  })
}

async function settleOutcome(trx: Trx, candidate: CaseCandidate, by: Actor) {
  const { case: row } = candidate
  if (row.state === 'objection_handling') throw new StepNotAllowed('publish', 'case_objections_open')
  if (row.state === 'deliberation') await moveCase(trx, row, ['leaveOut'], by)
  if (row.state !== 'public_notice') return
  if (!candidate.noticeIsOver) throw new StepNotAllowed('publish', 'case_notice_running')
  await moveCase(trx, row, ['select'], by)
  await trx.from('case_candidates').where({ id: candidate.id }).update({ check_code: newCheckCode() })
}

/** Asked when the cases are locked: nobody objects in between. */
async function refuseOpenObjections(trx: Trx, of: Record<string, number>, step: string) {
  const open = await trx
    .from('case_objections')
    .join('case_candidates', 'case_candidates.id', 'case_objections.candidate_id')
    .where({ ...of, 'case_objections.state': 'open' })
    .first()
  if (open) throw new StepNotAllowed(step, 'case_objections_open')
}

/** What never reached the jury: nobody looks at it any more. */
async function passOverOthers(trx: Trx, { callId }: CaseSelection, by: Actor) {
  const others = await TypicalCase.query({ client: trx })
    .where({ callId })
    .whereIn('state', [...typicalCaseWorkflow.steps.passOver.from])
    .orderBy('id')
  for (const row of others) {
    await moveCase(trx, row, ['passOver'], by)
    await dropUnsentOrder(trx, subjectOf(row))
  }
}

/** 已公布: from now on everybody concerned is shown the outcome itself. */
async function markDecided(trx: Trx, { callId }: CaseSelection) {
  await trx
    .from('typical_cases')
    .where('call_id', callId)
    .whereIn('state', ['selected', 'not_selected'])
    .whereNull('decided_at')
    .update({ decided_at: sqlTime() })
}

async function tellOutcomes(trx: Trx, candidates: CaseCandidate[], by: Actor) {
  const told = await trx
    .from('typical_cases')
    .whereIn(
      'id',
      candidates.map(({ caseId }) => caseId)
    )
    .whereIn('state', ['selected', 'not_selected'])
    .select('id', 'state')
  const outcomes = new Map(told.map(({ id, state }) => [id, state]))
  for (const candidate of candidates) {
    const outcome = outcomes.get(candidate.caseId)
    const { selectionId } = candidate
    if (outcome) await tellOf(trx, 'case_candidate.result_announced', candidate, by, { outcome, selectionId })
  }
}

/**
 * 取消资格: 抄袭 or false facts, by the leader, also after the results; the public list keeps the line with a remark.
 *
 * @throws StepNotAllowed `case_objections_open`: whoever objected gets an answer first
 */
export async function disqualify(
  candidate: CaseCandidate,
  by: Actor,
  { opinion, minutesNumber, version }: { opinion: string; minutesNumber: string; version?: number }
) {
  await inTransaction(async (trx) => {
    const row = { id: candidate.caseId, state: candidate.case.state, version: version ?? candidate.case.version }
    const decided = candidate.case.decidedAt ? {} : { decided_at: sqlTime() }
    await moveCase(trx, row, ['disqualify'], by, { set: decided })
    await refuseOpenObjections(trx, { 'case_candidates.id': candidate.id }, 'disqualify')
    await trx
      .from('case_candidates')
      .where({ id: candidate.id })
      .update({ disqualified_because: opinion, updated_at: sqlTime() })
    const subject = { type: 'case_candidate', id: candidate.id, round: 1 }
    await decide(trx, by, { subject, step: 'disqualify', decision: 'disqualified', opinion, minutesNumber })
    /** The public list, where there is one. */
    const shownOn = candidate.checkCode ? { selectionId: candidate.selectionId } : {}
    await tellOf(trx, 'case_candidate.disqualified', candidate, by, { opinion, minutesNumber, ...shownOn })
  })
  await candidate.case.refresh()
}
