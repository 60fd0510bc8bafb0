import i18nManager from '@adonisjs/i18n/services/main'
import type { Trx } from '#app/core/dialect'
import Designation from '#app/designations/designation'
import YearlyGrade, { type Grade as YearGrade } from '#app/designations/yearly_grade'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow } from '#app/evaluations/point_evaluation_workflow'
import type { Grade } from '#app/indicators/indicator_content'
import { openRectification, proposeRectificationIn } from '#app/sanctions/rectification_workflow'
import { noteGradeIn } from '#app/titles/note_grade'
import type { Actor } from '#app/users/actor'
import { outcomesOf } from './deliberation.js'
import { contentOf, participants } from './outcome_inputs.js'
import { rectificationFor } from './rectification_for.js'

type Person = Actor & { id: number }

/** As the register calls the four grades. */
export const YEARLY: Record<Grade, YearGrade> = {
  excellent: 'excellent',
  good: 'good',
  pass: 'qualified',
  fail: 'unqualified',
}

/**
 * 确定结果, in the step that ends the cycle: grades go into the register, where renewals read them; who failed has a
 * rectification proposed, and who failed twice running a revocation suggested.
 */
export async function concludeIn(trx: Trx, cycle: EvaluationCycle, by: Person) {
  const points = await participants(cycle, trx)
  for (const point of points) {
    if (point.grade) await noteGradeIn(trx, { id: point.designationId }, by, yearlyGrade(cycle, point))
  }
  const failed = points.filter(({ grade }) => grade === 'fail')
  await proposeRectifications(trx, cycle, failed, by)
  await suggestRevocations(trx, cycle, failed, by)
}

function yearlyGrade({ year, title }: EvaluationCycle, { grade, number }: PointEvaluation) {
  const note = `${title} ${number}`.slice(0, 500)
  return {
    year,
    grade: YEARLY[grade!],
    docNumber: null,
    note,
    reason: i18nManager.locale('zh-CN').t('evaluation_results.by_evaluation'),
  }
}

/** A title that is not in force, or is put right already, is told nothing new. */
async function proposeRectifications(trx: Trx, cycle: EvaluationCycle, failed: PointEvaluation[], by: Person) {
  const content = await contentOf(cycle, trx)
  const outcomes = await outcomesOf(failed, trx)
  for (const point of failed) {
    const designation = await Designation.findOrFail(point.designationId, { client: trx })
    if (designation.state !== 'active' || (await openRectification(trx, designation.id))) continue
    const wish = rectificationFor(cycle, point, outcomes.get(point.id)!, content)
    await proposeRectificationIn(trx, designation, by, wish)
  }
}

async function suggestRevocations(trx: Trx, { year }: EvaluationCycle, failed: PointEvaluation[], by: Person) {
  const twice = await failedBefore(
    failed.map(({ designationId }) => designationId),
    year,
    trx
  )
  for (const { id, designationId } of failed) {
    if (!twice.has(designationId)) continue
    await pointEvaluationWorkflow.tell(trx, 'point_evaluation.revocation_suggested', id, by, { year: String(year) })
  }
}

/** Who was 不合格 in the year before already. */
export async function failedBefore(designationIds: readonly number[], year: number, client?: Trx) {
  const rows = await YearlyGrade.query({ client })
    .whereIn('designationId', [...designationIds])
    .where({ year: year - 1, grade: 'unqualified' })
  return new Set(rows.map(({ designationId }) => designationId))
}
