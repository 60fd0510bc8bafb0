import type { Trx } from '#app/core/dialect'
import type Designation from '#app/designations/designation'
import { designationWorkflow } from '#app/designations/designation_workflow'
import { pointsOfYear } from '#app/evaluation_figures/points_of_year'
import ExternalTitle from '#app/titles/external_title'
import type EvaluationCycle from './evaluation_cycle.js'
import EvaluationPartChoice from './evaluation_part_choice.js'
import { partOf, type ScopeRule } from './evaluation_scope.js'
import type { Part } from './point_evaluation.js'

export type ScopeLine = {
  point: Designation
  /** What counts; null: it does not take part. */
  part: Part | null
  /** What the rules say, whatever the office chose. */
  byRule: { part: Part | null; rule: ScopeRule }
  national: ExternalTitle | null
  choice: EvaluationPartChoice | null
}

/** Everybody who held the title in the year of a cycle, and how each takes part: three statements. */
export async function scopeOf({ id, year }: EvaluationCycle, trx?: Trx): Promise<ScopeLine[]> {
  const query = pointsOfYear(year).orderBy('district_code').orderBy('id')
  const points = await (trx ? query.useTransaction(trx) : query)
  const national = await assessedIn(year, trx)
  const choices = await EvaluationPartChoice.query({ client: trx }).where('cycleId', id).preload('by')
  const chosen = new Map(choices.map((choice) => [choice.designationId, choice]))
  return points.map((point) => lineOf(point, year, national.get(point.organizationId), chosen.get(point.id)))
}

function lineOf(point: Designation, year: number, national?: ExternalTitle, choice?: EvaluationPartChoice): ScopeLine {
  const facts = {
    recognizedOn: point.recognizedOn.toISODate()!,
    isEnded: designationWorkflow.states[point.standing].group === 'ended',
    isAssessed: national !== undefined,
  }
  const byRule = partOf(facts, year)
  const part = choice ? choice.part : byRule.part
  return { point, part, byRule, national: national ?? null, choice: choice ?? null }
}

/** TISC and 高校中心 whose national assessment was for this year, by institution. */
export async function assessedIn(year: number, trx?: Trx) {
  const titles = await ExternalTitle.query({ client: trx })
    .whereIn('kind', ['tisc', 'university_center'])
    .where('assessedYear', year)
    .whereNotNull('assessedGrade')
    .orderBy('id')
  return new Map(titles.map((title) => [title.organizationId, title]))
}

/** How many take part in each way. */
export function countsOf(lines: readonly Pick<ScopeLine, 'part'>[]) {
  const count = (part: Part | null) => lines.filter((line) => line.part === part).length
  return { rated: count('rated'), no_grade: count('no_grade'), reference: count('reference'), out: count(null) }
}
