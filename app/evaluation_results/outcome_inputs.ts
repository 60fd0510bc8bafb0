import type { Trx } from '#app/core/dialect'
import { frozenFigures } from '#app/evaluation_figures/figure_provider'
import { scoredSheets } from '#app/evaluation_scoring/scored_sheets'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import PointEvaluation from '#app/evaluations/point_evaluation'
import type { IndicatorContent } from '#app/indicators/indicator_content'
import IndicatorVersion from '#app/indicators/indicator_version'
import { NO_EXTRAS } from '#app/indicators/total'
import { filedContents, NOTHING_FILED } from '#app/self_assessments/filed_contents'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type { Inputs } from './computed_outcomes.js'
import { confirmedExtras } from './evaluation_extra.js'
import { evaluatedFigures } from './evaluated_figures.js'

type Cycle = Pick<EvaluationCycle, 'id' | 'year' | 'indicatorVersionId'>

export async function contentOf({ indicatorVersionId }: Pick<Cycle, 'indicatorVersionId'>, client?: Trx) {
  return (await IndicatorVersion.findOrFail(indicatorVersionId, { client })).content
}

/** Who takes part in a cycle and has not left it. */
export function participants({ id }: Pick<Cycle, 'id'>, client?: Trx) {
  return PointEvaluation.query({ client }).where('cycleId', id).whereNot('state', 'left').orderBy('id')
}

/**
 * What is known of every point of a cycle: frozen figures, what was filed, the sheets, what is confirmed beside them. A
 * few statements, however many points.
 *
 * @throws StepNotAllowed `figures_unfrozen`: what can still change is not judged
 */
export async function outcomeInputs(trx: Trx, cycle: Cycle, content: IndicatorContent): Promise<Inputs[]> {
  const points = await participants(cycle, trx)
  const ids = points.map(({ id }) => id)
  const records = await frozenFigures(
    points.map(({ designationId }) => designationId),
    cycle.year,
    trx
  )
  const unfrozen = points.filter(({ designationId }) => !records.has(designationId))
  if (unfrozen.length > 0)
    throw new StepNotAllowed('calibrate', 'figures_unfrozen', null, { points: String(unfrozen.length) })
  const filed = await filedContents(ids, trx)
  const sheets = await scoredSheets(ids, trx)
  const extras = await confirmedExtras(ids, trx)
  return points.map(({ id, designationId, variant, part }) => ({
    ...{ id, variant, part, extras: extras.get(id) ?? NO_EXTRAS },
    figures: evaluatedFigures(content, {
      ...{ records: records.get(designationId)!, filed: filed.get(id) ?? NOTHING_FILED },
      sheets: sheets.get(id) ?? [],
    }),
  }))
}
