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
export async function openIndicators(evaluation: PointEvaluation, client?: Trx): Promise<string[]> {
  if (evaluation.state === 'self_open')
    return indicatorsOf(evaluation.cycle.indicatorVersion.content).map(({ id }) => id)
  return (await namedFaults(evaluation, client)).map(({ indicatorId }) => indicatorId)
}

/** What the notice names and the point has to answer, indicator by indicator; nothing when there is none. */
export async function namedFaults({ id, state }: PointEvaluation, client?: Trx): Promise<SelfCheck[]> {
  if (state !== 'supplement' || !(await CorrectionOrder.openOf('point_evaluation', id, client))) return []
  const faults = await SelfCheck.query({ client }).where({ evaluationId: id, opinion: 'fault' }).orderBy('id')
  const last = Math.max(...faults.map(({ submissionNumber }) => submissionNumber))
  return faults.filter(({ submissionNumber }) => submissionNumber === last)
}

/** Two people may work on different indicators. */
export const versionOf = ({ figures, score, statement }: TypedAnswer, answered: string | null) =>
  sha256(canonicalJson({ figures, score, statement, answered })).slice(0, 16)

export type Typed = TypedAnswer & { answered: string | null }

/** What is stored of one indicator. */
export async function storedAnswer(evaluation: PointEvaluation, indicatorId: string, client?: Trx): Promise<Typed> {
  const row = await SelfAnswer.query({ client }).where({ evaluationId: evaluation.id, indicatorId }).first()
  const faults = await namedFaults(evaluation, client)
  const { figures = {}, score = null, statement = '' } = row ?? {}
  const answered = faults.find((fault) => fault.indicatorId === indicatorId)?.answer ?? null
  return { figures, score, statement, answered }
}

/**
 * Keeps what was typed for one indicator.
 *
 * @param seen the version on which the person typed
 * @returns the new version
 * @throws StepNotAllowed `self_closed`, `self_over`, `indicator_closed`; `edited_meanwhile` when a colleague, or another tab, changed
 *   the same indicator
 */
export function saveAnswer(
  evaluation: PointEvaluation,
  indicatorId: string,
  { answered, ...answer }: Typed,
  seen?: string
) {
  refuseOutsidePeriod(evaluation, 'edit')
  return inTransaction(async (trx) => {
    await holdOpen(trx, evaluation, indicatorId)
    const stored = await storedAnswer(evaluation, indicatorId, trx)
    const [current, next] = [versionOf(stored, stored.answered), versionOf(answer, answered)]
    if (seen && seen !== current && next !== current) throw new StepNotAllowed('edit', 'edited_meanwhile')
    if (next === current) return current

    const of = { evaluationId: evaluation.id, indicatorId }
    await SelfAnswer.updateOrCreate(of, answer, { client: trx })
    if (evaluation.state === 'supplement') await keepAnswer(trx, evaluation, indicatorId, answered)
    return next
  })
}

/** Holds the point still while something of an indicator is written, if it can be written now. */
export async function holdOpen(trx: Trx, evaluation: PointEvaluation, indicatorId: string) {
  await workflow.hold(trx, evaluation.id, [evaluation.state], 'edit')
  const open = await openIndicators(evaluation, trx)
  if (!open.includes(indicatorId)) throw new StepNotAllowed('edit', 'indicator_closed')
}

async function keepAnswer(trx: Trx, evaluation: PointEvaluation, indicatorId: string, answer: string | null) {
  const faults = await namedFaults(evaluation, trx)
  const fault = faults.find((one) => one.indicatorId === indicatorId)
  if (fault) await trx.from('self_checks').where({ id: fault.id }).update({ answer, updated_at: sqlTime() })
}
