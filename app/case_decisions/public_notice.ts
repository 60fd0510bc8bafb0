import { addWorkingDays, beijingDay } from '#app/calendar/working_days'
import { workCalendar } from '#app/calendar/work_calendar'
import CaseCall from '#app/case_calls/case_call'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { eachAlone } from '#app/core/each_alone'
import { system, type Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type CaseCandidate from './case_candidate.js'
import { candidatesIn, moveCase } from './case_moves.js'
import CaseSelection from './case_selection.js'
import { listHolds } from './deliberation.js'
import { selectionWorkflow } from './selection_workflow.js'

export const ON_NOTICE = ['public_notice', 'objection_handling'] as const

/**
 * 公示: begins today with the chosen cases and ends after the call's number of working days, counted from tomorrow.
 *
 * @throws StepNotAllowed `list_changed` when it is not the list that was decided
 */
export function announceSelection(selection: CaseSelection, by: Actor, version?: number) {
  return selectionWorkflow.take('announce', selection, {
    ...{ by, version, set: { notice_from: beijingDay() } },
    also: async (trx) => {
      const candidates = await candidatesIn(trx, selection)
      if (!listHolds(selection, candidates)) throw new StepNotAllowed('announce', 'list_changed')
      const chosen = candidates.filter(
        ({ verdict, case: { state } }) => verdict === 'choose' && state === 'deliberation'
      )
      const period = await periodFrom(trx, selection)
      for (const candidate of chosen) await announceCase(trx, candidate, period, by)
    },
  })
}

type Period = { from: string; until: string }

async function periodFrom(trx: Trx, { callId }: CaseSelection): Promise<Period> {
  const { noticeDays } = await CaseCall.findOrFail(callId, { client: trx })
  const from = beijingDay()
  return { from, until: addWorkingDays(from, noticeDays, await workCalendar(trx)) }
}

async function announceCase(trx: Trx, { id, case: row }: CaseCandidate, { from, until }: Period, by: Actor) {
  const period = { notice_from: from, notice_until: until, updated_at: sqlTime() }
  await trx.from('case_candidates').where({ id }).update(period)
  await moveCase(trx, row, ['announce'], by)
}

/** Notices whose day has come. May run at any time and twice: each begins once, whatever becomes of the others. */
export async function announceDue() {
  const due = await CaseSelection.query().where('state', 'decided').where('noticeOn', '<=', beijingDay()).orderBy('id')
  await eachAlone(due, (selection) => announceSelection(selection, system('case_notice_keeper')), isBegun)
}

/** Somebody was faster; a list that was changed is nobody's haste. */
const isBegun = (error: unknown) => error instanceof StepNotAllowed && error.reason !== 'list_changed'

/** Who can move up now: the next of the jury's order among those whom the meeting left out. */
export function nextInRank(candidates: readonly CaseCandidate[]) {
  return candidates.find(({ verdict, case: { state } }) => verdict === 'leave_out' && state === 'deliberation') ?? null
}

/** How many places are free: chosen by the meeting, and out by now. */
export function freePlaces(candidates: readonly CaseCandidate[]) {
  const chosen = candidates.filter(({ verdict }) => verdict === 'choose').length
  const stand = candidates.filter(({ case: { state } }) => (ON_NOTICE as readonly string[]).includes(state)).length
  return chosen - stand
}

/**
 * 递补: the next in rank takes a place that became free, with a notice of its own.
 *
 * @throws StepNotAllowed `no_free_place`, `not_next`
 */
export async function moveUp(
  selection: CaseSelection,
  candidateId: number,
  by: Actor,
  { opinion, minutesNumber }: { opinion: string; minutesNumber: string }
) {
  await inTransaction(async (trx) => {
    await selectionWorkflow.hold(trx, selection.id, ['on_notice'], 'moveUp')
    const candidates = await candidatesIn(trx, selection)
    if (freePlaces(candidates) < 1) throw new StepNotAllowed('moveUp', 'no_free_place')
    const next = nextInRank(candidates)
    if (next?.id !== candidateId) throw new StepNotAllowed('moveUp', 'not_next')
    await announceCase(trx, next, await periodFrom(trx, selection), by)
    const subject = { type: 'case_candidate', id: next.id, round: 1 }
    await decide(trx, by, { subject, step: 'moveUp', decision: 'moved_up', opinion, minutesNumber })
    await selectionWorkflow.tell(trx, 'case_selection.moved_up', selection.id, by, {
      ...{ about: next.case.number, opinion, minutesNumber },
    })
  })
}
