import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { countsOfInvited } from '#app/experts/accepted_experts'
import TypicalCase from '#app/cases/typical_case'
import { typicalCaseWorkflow } from '#app/cases/typical_case_workflow'
import { dueOf } from '#app/workflow/due_of'
import CaseBlind, { CaseFinding } from './case_blind.js'
import CaseRound from './case_round.js'
import CaseRoundPolicy from './case_round_policy.js'
import { caseRoundWorkflow } from './case_round_workflow.js'
import { jurorsOf } from './round_board.js'
import { blindsInRound, CaseDiscussion } from './case_seat.js'
import { emptySeats } from './seat_substitution_workflow.js'

/** The round of the address, with its call, or 404. */
export function visibleRound({ auth, params }: HttpContext) {
  return CaseRound.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.round_id ?? params.id) || 0)
    .preload('call')
    .preload('assignment')
    .firstOrFail()
}

/** A case of a round as the office sees it, or 404. */
export function roundCase(round: CaseRound, id: unknown) {
  return CaseBlind.query()
    .where({ roundId: round.id, id: Number(id) || 0 })
    .preload('case', (cases) => void cases.preload('organization'))
    .firstOrFail()
}

/** The board: how far the round is, who is behind, what stands in the way of the next step. */
export async function renderRound({ bouncer, view, i18n }: HttpContext, round: CaseRound) {
  const mayRun = await bouncer.with(CaseRoundPolicy).allows('run')
  return view.render('pages/case_rounds/show', {
    ...{ round, mayRun, call: round.call, assignment: round.assignment },
    jurors: await jurorsOf(round),
    invited: await countsOfInvited(round),
    scan: await scanStanding(round),
    unchecked: caseRoundWorkflow.isOver(round) ? 0 : await uncheckedIn(round),
    empty: (await emptySeats(undefined, round.id)).length,
    discussions: await discussionStanding(round),
    allocations: await round.related('allocations').query().orderBy('id'),
    due: (await dueOf('case_round', [round.id]))[round.id] ?? null,
    can: (step: keyof typeof caseRoundWorkflow.steps) => mayRun && caseRoundWorkflow.allows(step, round),
    /** What was decided about words stands with each case: on the board it would push everything else away. */
    timeline: await timelineOf('case_round', round.id, i18n, { without: ['case_round.finding_decided'] }),
  })
}

/** Cases of the call that may still pass the formal check: once the cases are allocated they come too late. */
async function uncheckedIn({ callId }: CaseRound) {
  const states = (['recommending', 'checking', 'supplement'] as const).flatMap((group) =>
    typicalCaseWorkflow.statesIn(group)
  )
  const [{ total }] = await TypicalCase.query()
    .where('callId', callId)
    .whereIn('state', states)
    .pojo<{ total: number }>()
    .count('* as total')
  return Number(total)
}

async function scanStanding({ id }: CaseRound) {
  const blinds = await CaseBlind.query().where('roundId', id).select('id', 'scannedAt')
  const own = CaseBlind.query().where('roundId', id).select('id')
  const open = await CaseFinding.query().where('state', 'open').whereIn('blindId', own).select('id')
  return { cases: blinds.length, scanned: blinds.filter(({ scannedAt }) => scannedAt).length, open: open.length }
}

async function discussionStanding({ id }: CaseRound) {
  const rows = await CaseDiscussion.query().where('roundId', id).whereIn('blindId', blindsInRound())
  return { all: rows.length, open: rows.filter(({ recordedAt }) => !recordedAt).length }
}
