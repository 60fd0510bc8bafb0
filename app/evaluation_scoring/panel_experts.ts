import type { Trx } from '#app/core/dialect'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import type { CaseToJudge } from '#app/experts/allocate'
import { conflictsOf, type Conflict } from '#app/experts/conflicts'
import type Expert from '#app/experts/expert'
import type { Judged } from '#app/experts/judged'
import { today } from '#app/experts/pool'
import type { EvaluationPanel } from './evaluation_panel.js'
import { judgedPoints } from './evaluation_seat.js'

/** What is judged in a panel's cycle, with its institution. */
export function pointsOf({ cycleId }: Pick<EvaluationPanel, 'cycleId'>, trx?: Trx) {
  return judgedPoints(trx).where('cycleId', cycleId).preload('organization').orderBy('id')
}

/** A point as experts/conflicts.ts compares it: by its institution, under the name that it takes part with, too. */
export function judgedPoint({ id, name, organization }: PointEvaluation): Judged {
  const formerNames = name === organization.name ? [] : [name]
  return {
    ...{ type: 'point_evaluation', id, title: name, recommenders: [], recommendingPeople: [], coAuthors: [] },
    units: [{ name: organization.name, uscc: organization.uscc, organizationId: organization.id, formerNames }],
  }
}

/** For each point who of these may score it. */
export function pointsToJudge(points: readonly PointEvaluation[], experts: readonly Expert[]): CaseToJudge[] {
  const days = today()
  return points.map((point) => {
    const judged = judgedPoint(point)
    const clear = experts.filter((expert) => conflictsOf(expert.facts, judged, days).length === 0)
    return { id: point.id, clear: clear.map(({ id }) => id), home: [] }
  })
}

export type Lack = { point: PointEvaluation; clear: number; aside: { expert: Expert; conflicts: Conflict[] }[] }

/** Points that too few experts may score, and who steps aside there and why: for the office alone. */
export function lacksOf(points: readonly PointEvaluation[], experts: readonly Expert[], seats: number): Lack[] {
  const days = today()
  return points.flatMap((point) => {
    const judged = judgedPoint(point)
    const told = experts.map((expert) => ({ expert, conflicts: conflictsOf(expert.facts, judged, days) }))
    const aside = told.filter(({ conflicts }) => conflicts.length > 0)
    const clear = experts.length - aside.length
    return clear < seats ? [{ point, clear, aside }] : []
  })
}
