import { DateTime } from 'luxon'
import config from '#config/case_reviews'
import experts from '#config/experts'
import { inTransaction, isDuplicateKey, sqlTime, type Trx } from '#app/core/dialect'
import type CaseCall from '#app/case_calls/case_call'
import { caseCallWorkflow } from '#app/case_calls/case_call_workflow'
import { typicalCaseWorkflow } from '#app/cases/typical_case_workflow'
import TypicalCase from '#app/cases/typical_case'
import { openAssignmentIn } from '#app/experts/assignment_workflow'
import type { Quota } from '#app/experts/draw'
import { endWork } from '#app/experts/work_of_experts'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import CaseRound from './case_round.js'
import { openDiscussions } from './open_discussions.js'
import { refuseUnready } from './round_begin.js'
import { refuseUnfinished } from './round_end.js'
import { writeResults } from './round_results.js'

export type RoundState = 'preparing' | 'frozen' | 'allocated' | 'scoring' | 'discussion' | 'concluded'

const HANDLER = ['bureau_handler'] as const

/** From the search for a jury to what it gave. Who gets which case is in allocation_workflow.ts. */
export const caseRoundWorkflow = new Workflow(
  'case_round',
  'case_rounds',
  {
    preparing: { tone: 'quiet', waitsFor: HANDLER, group: 'open' },
    frozen: { tone: 'waiting', waitsFor: HANDLER, group: 'open' },
    allocated: { tone: 'waiting', waitsFor: HANDLER, group: 'open' },
    scoring: { tone: 'info', waitsFor: ['expert'], group: 'running' },
    discussion: { tone: 'warning', waitsFor: HANDLER, group: 'running' },
    concluded: { tone: 'good', waitsFor: null, group: 'over' },
  },
  {
    /** Again where a case or a juror came or went meanwhile. */
    freeze: { from: ['preparing', 'frozen'], to: 'frozen', recordedAs: 'case_round.frozen' },
    allocate: { from: ['frozen'], to: 'allocated', recordedAs: 'case_round.allocated' },
    begin: { from: ['allocated'], to: 'scoring', recordedAs: 'case_round.begun' },
    discuss: { from: ['scoring'], to: 'discussion', recordedAs: 'case_round.discussed' },
    conclude: { from: ['discussion'], to: 'concluded', recordedAs: 'case_round.concluded' },
  } as const satisfies Record<string, { from: readonly RoundState[]; to: RoundState; recordedAs: string }>,
  {
    title: ({ call }: CaseRound) => call.title,
    rules: { case_scoring: { limit: experts.work, runsIn: ['scoring'] } },
  }
)

export const BEFORE_THE_END = [...caseRoundWorkflow.statesIn('open'), ...caseRoundWorkflow.statesIn('running')]

type Person = Actor & { id: number }
export type Seen = { version?: number }

/**
 * 组建评审组: the experts are drawn in their own room, without names of units: who must step aside does so case by case.
 *
 * @throws StepNotAllowed `round_exists`, or when the call is not closed
 */
export async function openRound(call: CaseCall, by: Person, jury: { seats?: number; quotas?: Quota[] } = {}) {
  try {
    return await inTransaction((trx) => openRoundIn(trx, call, by, jury))
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('open', 'round_exists')
    throw error
  }
}

async function openRoundIn(
  trx: Trx,
  call: CaseCall,
  by: Person,
  { seats = config.jury, quotas = [] }: { seats?: number; quotas?: Quota[] }
) {
  await caseCallWorkflow.hold(trx, call.id, ['closed'], 'open')
  const round = await CaseRound.create(
    {
      ...{ callId: call.id, seats: call.seats, state: 'preparing', version: 0, stateSince: DateTime.utc() },
      createdById: by.id,
    },
    { client: trx }
  )
  const parties = { units: [], recommenders: [], recommendingPeople: [], coAuthors: [] }
  const asked = { title: call.title, seats, quotas, parties, seedKind: 'committed' as const, seedSource: null }
  const assignment = await openAssignmentIn(trx, asked, by, { type: 'case_round', id: round.id })
  await round.merge({ assignmentId: assignment.id }).save()
  round.$setRelated('call', call)
  await caseRoundWorkflow.begin(trx, round, by, 'case_round.opened', { assignment: assignment.number })
  return round
}

/**
 * 开始评分: every copy was scanned, and nothing found in it is left open.
 *
 * @throws StepNotAllowed `scan_missing`, `findings_open`
 */
export function beginScoring(round: CaseRound, by: Actor, { version }: Seen = {}) {
  return caseRoundWorkflow.take('begin', round, {
    ...{ by, version, set: { begun_at: sqlTime() } },
    also: async (trx) => {
      await caseCallWorkflow.hold(trx, round.callId, ['closed'], 'begin')
      await refuseUnready(trx, round)
      for (const row of await casesIn(trx, round, 'formal_ok')) {
        await typicalCaseWorkflow.takeIn(trx, 'beginScoring', row, { by })
      }
    },
  })
}

/**
 * 转入合议: everybody has scored; cases whose scores lie too far apart are opened for discussion.
 *
 * @throws StepNotAllowed `seats_unsubmitted`, `seats_outdated`
 */
export function beginDiscussion(round: CaseRound, by: Actor, { version }: Seen = {}) {
  const details: Record<string, unknown> = {}
  return caseRoundWorkflow.take('discuss', round, {
    ...{ by, version, details },
    also: async (trx) => {
      await refuseUnfinished(trx, round, 'discuss')
      details.cases = await openDiscussions(trx, round)
    },
  })
}

/**
 * 评审结论: what the jury gave is written once and stays. The cases wait for the shortlist.
 *
 * @throws StepNotAllowed `seats_unsubmitted`, `seats_outdated`, `discussions_missing`
 */
export function concludeRound(round: CaseRound, by: Actor, { version }: Seen = {}) {
  const details: Record<string, unknown> = {}
  return caseRoundWorkflow.take('conclude', round, {
    ...{ by, version, details },
    also: async (trx) => {
      await refuseUnfinished(trx, round, 'conclude')
      details.cases = await writeResults(trx, round)
      await endWork(trx, round, by)
    },
  })
}

/** Those of the round that stand in a state; others were withdrawn or disqualified meanwhile. */
export function casesIn(trx: Trx, { id }: CaseRound, state: TypicalCase['state']) {
  return TypicalCase.query({ client: trx })
    .where('state', state)
    .whereIn('id', (blinds: any) => blinds.from('case_blinds').where('round_id', id).select('case_id'))
    .orderBy('id')
}
