import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { freeze } from '#app/workflow/submission'
import type CaseCandidate from './case_candidate.js'
import { candidatesIn } from './case_moves.js'
import type CaseSelection from './case_selection.js'
import { selectionWorkflow } from './selection_workflow.js'
import { faultsOf, type Judgement } from './verdicts.js'

export type Meeting = {
  minutesNumber: string
  /** ISO days. */
  metOn: string
  noticeOn: string | null
  opinion: string
  fewerReason: string | null
  judgements: Judgement[]
  version?: number
}

type Decided = Pick<CaseSelection, 'minutesNumber' | 'fewerReason'> & { metOn: string }

/** What was decided, as it is frozen: the list, and the words under it. */
export function decidedList({ minutesNumber, metOn, fewerReason }: Decided, candidates: readonly CaseCandidate[]) {
  return {
    ...{ minutesNumber, metOn, fewerReason },
    cases: candidates
      .filter(({ verdict }) => verdict !== null)
      .map(({ case: { number, title }, rank, verdict, verdictReason }) => ({
        ...{ number, title, rank, verdict, reason: verdictReason },
      })),
  }
}

/** Those that the meeting judges: shortlisted, and not thrown out meanwhile. */
export function judged(candidates: readonly CaseCandidate[]) {
  return candidates.filter(({ case: { state } }) => state === 'deliberation')
}

/**
 * 审议决定: verdicts and minutes are written, the list is frozen by its hash. Nothing of it leaves the bureau before the
 * notice begins.
 *
 * @throws StepNotAllowed `verdicts_incomplete`
 */
export function decideSelection(selection: CaseSelection, by: Actor & { id: number }, meeting: Meeting) {
  const { minutesNumber, metOn, noticeOn, opinion, fewerReason, judgements } = meeting
  return selectionWorkflow.take('decide', selection, {
    ...{ by, version: meeting.version, details: { opinion, minutesNumber } },
    set: { minutes_number: minutesNumber, met_on: metOn, notice_on: noticeOn, opinion, fewer_reason: fewerReason },
    also: async (trx) => {
      const ids = judged(await candidatesIn(trx, selection)).map(({ id }) => id)
      const isWhole = ids.length === judgements.length && judgements.every(({ id }) => ids.includes(id))
      const { toSelect } = await trx
        .from('case_calls')
        .where({ id: selection.callId })
        .select('to_select as toSelect')
        .first()
      if (!isWhole || faultsOf(judgements, toSelect, fewerReason).length > 0)
        throw new StepNotAllowed('decide', 'verdicts_incomplete')
      await writeVerdicts(trx, judgements)
      await freezeList(trx, selection, by, meeting)
    },
  })
}

async function writeVerdicts(trx: Trx, judgements: Judgement[]) {
  for (const { id, verdict, reason } of judgements)
    await trx
      .from('case_candidates')
      .where({ id })
      .update({ verdict, verdict_reason: reason || null, updated_at: sqlTime() })
}

async function freezeList(trx: Trx, selection: CaseSelection, by: Actor & { id: number }, meeting: Meeting) {
  const { minutesNumber, opinion } = meeting
  const subject = { type: 'case_selection', id: selection.id, round: 1 }
  const contentHash = await freeze(trx, subject, decidedList(meeting, await candidatesIn(trx, selection)), by.id)
  await trx.from('case_selections').where({ id: selection.id }).update({ list_hash: contentHash })
  await decide(trx, by, { subject, step: 'decide', decision: 'decided', opinion, minutesNumber, contentHash })
}

/** Is the list still the one that was decided? Somebody may have written past the models. */
export function listHolds(selection: CaseSelection, candidates: readonly CaseCandidate[]) {
  const { minutesNumber, fewerReason, metOn, listHash } = selection
  const list = decidedList({ minutesNumber, fewerReason, metOn: metOn!.toISODate()! }, candidates)
  return sha256(canonicalJson(list)) === listHash
}

/** 公示日: the day on which the notice begins by itself; null: somebody begins it by hand. */
export async function scheduleNotice(
  selection: CaseSelection,
  by: Actor,
  { noticeOn, version }: { noticeOn: string | null; version: number }
) {
  await inTransaction(async (trx) => {
    await selectionWorkflow.hold(trx, selection.id, ['decided'], 'schedule')
    const changed = await trx
      .from('case_selections')
      .where({ id: selection.id, version })
      .update({ notice_on: noticeOn, version: version + 1, updated_at: sqlTime() })
    if (Number(changed) === 0) throw new StepNotAllowed('schedule', 'edited_meanwhile')
    await selectionWorkflow.tell(trx, 'case_selection.scheduled', selection.id, by, { noticeOn })
  })
  await selection.refresh()
}
