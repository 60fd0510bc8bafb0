import type { Trx } from '#app/core/dialect'
import EvaluationOutcome from '#app/evaluation_results/evaluation_outcome'
import PointEvaluation, { type Part } from '#app/evaluations/point_evaluation'
import type { Grade } from '#app/indicators/indicator_content'
import type { Known } from './standings.js'

/** One point as it was rated: by what, and with which lines. All points in hundredths. */
export type ReadingPoint = Known & {
  designationId: number
  name: string
  hostType: string
  districtCode: string
  part: Part
  /** By the id of the indicator. */
  lines: Readonly<Record<string, number>>
  final: number
  grade: Grade | null
}

/** Who stayed in a cycle and has an outcome, with the one in force. */
export async function readingPoints(cycleId: number, client?: Trx): Promise<ReadingPoint[]> {
  const evaluations = await PointEvaluation.query({ client }).where({ cycleId }).whereNot('state', 'left').orderBy('id')
  const outcomes = await EvaluationOutcome.query({ client })
    .whereIn('evaluationId', PointEvaluation.query({ client }).where({ cycleId }).select('id'))
    .where('isCurrent', true)
  const of = new Map(outcomes.map((outcome) => [outcome.evaluationId, outcome]))
  return evaluations.flatMap((evaluation) => {
    const outcome = of.get(evaluation.id)
    return outcome ? [readingPoint(evaluation, outcome)] : []
  })
}

function readingPoint(evaluation: PointEvaluation, outcome: EvaluationOutcome): ReadingPoint {
  const { id, designationId, name, hostType, districtCode, variant, part } = evaluation
  const { figures, extras, lines, final, grade } = outcome
  return {
    ...{ id, designationId, name, hostType, districtCode, variant, part, figures, extras, final, grade },
    lines: Object.fromEntries(Object.entries(lines).map(([key, line]) => [key, line.hundredths])),
  }
}

/** Who competes: ranks, quota and figures of groups are about them alone. */
export const ratedAmong = (points: readonly ReadingPoint[]) => points.filter(({ part }) => part === 'rated')
