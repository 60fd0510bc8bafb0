import { sqlTime, type Trx } from '#app/core/dialect'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { evaluationCycleWorkflow } from '#app/evaluations/evaluation_cycle_workflow'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import type { Grade } from '#app/indicators/indicator_content'
import { type Actor, signatureOf } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import EvaluationDeliberation, { type Decided, hashOfList } from './evaluation_deliberation.js'
import type EvaluationOutcome from './evaluation_outcome.js'
import { participants } from './outcome_inputs.js'
import { appendOutcomes, currentOutcomes } from './write_outcomes.js'

export type GradeChange = { evaluationId: number; grade: Grade; reason: string }
type Meeting = { minutesNumber: string; metOn: string; opinion: string; version?: number }
type Person = Actor & { id: number }

/**
 * 审议决定: all grades at once; each that is another one than the rules propose has its reason.
 *
 * @throws StepNotAllowed `grades_decided`, `not_rated`
 */
export function decideGrades(
  cycle: EvaluationCycle,
  by: Person,
  { changes, version, ...meeting }: Meeting & { changes: readonly GradeChange[] }
) {
  return evaluationCycleWorkflow.take('decide', cycle, {
    ...{ by, version, details: { opinion: meeting.opinion, minutesNumber: meeting.minutesNumber } },
    also: (trx) => write(trx, cycle, by, { changes, ...meeting }),
  })
}

async function write(
  trx: Trx,
  cycle: EvaluationCycle,
  by: Person,
  { changes, minutesNumber, metOn, opinion }: Omit<Meeting, 'version'> & { changes: readonly GradeChange[] }
) {
  if (await decisionOf(cycle, trx)) throw new StepNotAllowed('decide', 'grades_decided')
  const points = await participants(cycle, trx)
  const outcomes = await outcomesOf(points, trx)
  const real = changes.filter(({ evaluationId, grade }) => outcomes.get(evaluationId)?.grade !== grade)
  await changeGrades(trx, real, outcomes, by)
  const list = decidedList(points, outcomes, real)
  const listHash = hashOfList(list)
  await trx.table('evaluation_deliberations').insert({
    ...{ cycle_id: cycle.id, is_current: true, minutes_number: minutesNumber, met_on: metOn, opinion },
    ...{ list: JSON.stringify(list), list_hash: listHash, by_id: by.id, signature: signatureOf(by) },
    created_at: sqlTime(),
  })
  const subject = { type: 'evaluation_cycle', id: cycle.id, round: 1 }
  await decide(trx, by, {
    ...{ subject, step: 'decide', decision: 'decided', opinion, minutesNumber, contentHash: listHash },
  })
}

type Outcomes = ReadonlyMap<number, EvaluationOutcome>

async function changeGrades(trx: Trx, changes: readonly GradeChange[], outcomes: Outcomes, by: Actor) {
  const fresh = changes.map(({ evaluationId, grade, reason }) => {
    const last = outcomes.get(evaluationId)
    if (!last || last.grade === null) throw new StepNotAllowed('decide', 'not_rated')
    const { number, figures, extras, lines, base, bonus, deduction, final } = last
    const { systemGrade, reasons, rank, indicatorHash } = last
    return {
      ...{ evaluationId, figures, extras, lines, base, bonus, deduction, final, systemGrade, reasons, rank },
      ...{ grade, indicatorHash, number: number + 1, kind: 'deliberated' as const, opinion: reason },
    }
  })
  await appendOutcomes(trx, fresh, by)
  for (const { evaluationId: id, grade } of changes)
    await trx.from('point_evaluations').where({ id }).update({ grade, updated_at: sqlTime() })
}

/** What was decided: what the rules propose, and what differs from it. */
function decidedList(
  points: readonly PointEvaluation[],
  outcomes: Outcomes,
  changes: readonly GradeChange[]
): Decided[] {
  return points.map(({ id, number, name }) => {
    const { final = 0, rank = null, grade: proposed = null } = outcomes.get(id) ?? {}
    const change = changes.find(({ evaluationId }) => evaluationId === id)
    const { grade = proposed, reason = null } = change ?? {}
    return { number, name, final, rank, proposed, grade, reason }
  })
}

export function outcomesOf(points: readonly { id: number }[], client?: Trx) {
  return currentOutcomes(
    client,
    points.map(({ id }) => id)
  )
}

export function decisionOf({ id }: { id: number }, client?: Trx) {
  return EvaluationDeliberation.query({ client }).where({ cycleId: id, isCurrent: true }).first()
}

/** Do the results still say what was decided? */
export async function decisionHolds(trx: Trx, cycle: EvaluationCycle, { list }: EvaluationDeliberation) {
  const points = await participants(cycle, trx)
  const outcomes = await outcomesOf(points, trx)
  const told = (number: string, final: number, grade: Grade | null) => `${number} ${final} ${grade}`
  const now = points.map(({ id, number }) => told(number, outcomes.get(id)!.final, outcomes.get(id)!.grade))
  return now.join() === list.map(({ number, final, grade }) => told(number, final, grade)).join()
}
