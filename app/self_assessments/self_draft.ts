import { beijingDay } from '#app/core/beijing_day'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow as workflow } from '#app/evaluations/point_evaluation_workflow'
import { indicatorsOf } from '#app/indicators/indicator_content'
import CorrectionOrder from '#app/workflow/correction_order'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { mayFile } from '#app/evaluations/period_lock'
import SelfAnswer from './self_assessment.js'
import SelfCheck from './self_check.js'
import type { TypedAnswer } from './typed_answer.js'

/** Writing 自评: saved indicator by indicator, complete or not; checked as a whole before it is filed. */

/** @throws StepNotAllowed `self_closed`, `self_over` */
export function refuseOutsidePeriod(evaluation: PointEvaluation, step: string) {
  const refusal = mayFile(evaluation, beijingDay())
  if (refusal) throw new StepNotAllowed(step, `self_${refusal}`)
}

/** The ids of the indicators that can be written now: all of them, or those that the notice names. */
export function openAmong({ state, cycle }: PointEvaluation, named: readonly SelfCheck[]): string[] {
  if (state === 'self_open') return indicatorsOf(cycle.indicatorVersion.content).map(({ id }) => id)
  return named.map(({ indicatorId }) => indicatorId)
}

/** What the notice names and the point has to answer, indicator by indicator; nothing when there is none. */
export async function namedFaults({ id, state }: PointEvaluation, client?: Trx): Promise<SelfCheck[]> {
  if (state !== 'supplement' || !(await CorrectionOrder.openOf('point_evaluation', id, client))) return []
  const faults = await SelfCheck.query({ client }).where({ evaluationId: id, opinion: 'fault' }).orderBy('id')
  const last = Math.max(...faults.map(({ submissionNumber }) => submissionNumber))
  return faults.filter(({ submissionNumber }) => submissionNumber === last)
}

/** What was typed for one indicator; `answered` is 补正情况. */
export type Typed = TypedAnswer & { answered: string | null }

/** Two people may work on different indicators. */
export const versionOf = ({ figures, score, statement, answered }: Typed) =>
  sha256(canonicalJson({ figures, score, statement, answered })).slice(0, 16)

/** What is stored of one indicator. @param fault what the notice says of it, where it names it */
export async function storedAnswer(
  { id: evaluationId }: PointEvaluation,
  indicatorId: string,
  fault: SelfCheck | null = null,
  client?: Trx
): Promise<Typed> {
  const row = await SelfAnswer.query({ client }).where({ evaluationId, indicatorId }).first()
  const { figures = {}, score = null, statement = '' } = row ?? {}
  return { figures, score, statement, answered: fault?.answer ?? null }
}

/**
 * Keeps what was typed for one indicator.
 *
 * @param seen the version on which the person typed
 * @returns the new version
 * @throws StepNotAllowed `self_closed`, `self_over`, `indicator_closed`; `edited_meanwhile` when a colleague, or another tab, changed
 *   the same indicator
 */
export function saveAnswer(evaluation: PointEvaluation, indicatorId: string, typed: Typed, seen?: string) {
  const { answered, ...answer } = typed
  refuseOutsidePeriod(evaluation, 'edit')
  return inTransaction(async (trx) => {
    const fault = await holdOpen(trx, evaluation, indicatorId)
    const stored = await storedAnswer(evaluation, indicatorId, fault, trx)
    const [current, next] = [versionOf(stored), versionOf(typed)]
    if (seen && seen !== current && next !== current) throw new StepNotAllowed('edit', 'edited_meanwhile')
    if (next === current) return current

    const of = { evaluationId: evaluation.id, indicatorId }
    await SelfAnswer.updateOrCreate(of, answer, { client: trx })
    if (fault) await trx.from('self_checks').where({ id: fault.id }).update({ answer: answered, updated_at: sqlTime() })
    return next
  })
}

/**
 * Holds the point still while something of an indicator is written, if it can be written now.
 *
 * @returns what the notice says of the indicator, where it names it
 */
export async function holdOpen(trx: Trx, evaluation: PointEvaluation, indicatorId: string) {
  await workflow.hold(trx, evaluation.id, [evaluation.state], 'edit')
  const faults = await namedFaults(evaluation, trx)
  if (!openAmong(evaluation, faults).includes(indicatorId)) throw new StepNotAllowed('edit', 'indicator_closed')
  return faults.find((fault) => fault.indicatorId === indicatorId) ?? null
}
