import { inTransaction, insertAll, sqlTime, type Trx } from '#app/core/dialect'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow as workflow } from '#app/evaluations/point_evaluation_workflow'
import { indicatorsOf } from '#app/indicators/indicator_content'
import { system, type Actor } from '#app/users/actor'
import CorrectionOrder from '#app/workflow/correction_order'
import { closeOrder, isSecond, noteDefects, sendOrder } from '#app/workflow/corrections'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type { Taking } from '#app/workflow/workflow'
import SelfCheck, { checksOf } from './self_check.js'
import { SelfSubmission } from './self_assessment.js'
import { newestFiling, subjectOf } from './self_filing.js'

export type Fault = { indicatorId: string; note: string }
type Person = Actor & { id: number }
type Checking = { faults: readonly Fault[]; version?: number }

/** Keeps what was found so far. */
export function noteFaults(evaluation: PointEvaluation, by: Person, faults: readonly Fault[]) {
  return inTransaction(async (trx) => {
    await workflow.hold(trx, evaluation.id, ['submitted'], 'check')
    await writeChecks(trx, evaluation, by, faults, { isWhole: false })
  })
}

/**
 * 一次性告知: every fault at once, one notice for a point, and five working days.
 *
 * @throws StepNotAllowed `no_defects`, `one_notice`
 */
export async function sendNotice(evaluation: PointEvaluation, by: Person, { faults, version }: Checking) {
  if (faults.length === 0) throw new StepNotAllowed('requestSupplement', 'no_defects')
  await workflow.take('requestSupplement', evaluation, {
    ...{ by, version, details: { opinion: inWords(evaluation, faults), count: faults.length } },
    also: async (trx) => {
      const { number } = await writeChecks(trx, evaluation, by, faults, { isWhole: true })
      const subject = subjectOf(evaluation, number)
      if (await isSecond(subject, trx)) throw new StepNotAllowed('requestSupplement', 'one_notice')
      const defects = faults.map(({ indicatorId, note }) => ({ field: indicatorId, note }))
      await noteDefects(trx, subject, by, defects)
      await sendOrder(trx, subject, by, null)
    },
  })
}

/**
 * 形式审查通过. Faults that are left after the notice stay on record for the experts; before it they have to be told.
 *
 * @param checking.faults by default those noted so far
 * @throws StepNotAllowed `faults_untold`
 */
export async function passCheck(
  evaluation: PointEvaluation,
  by: Person,
  { faults, version, also }: Partial<Checking> & Pick<Taking, 'also'> = {}
) {
  await workflow.take('pass', evaluation, {
    ...{ by, version },
    also: async (trx) => {
      const left = faults ?? (await faultsNoted(evaluation.id, trx))
      if (left.length > 0 && !(await isSecond(subjectOf(evaluation, 0), trx)))
        throw new StepNotAllowed('pass', 'faults_untold')
      await writeChecks(trx, evaluation, by, left, { isWhole: true })
      await also?.(trx)
    },
  })
}

/** 逾期未补正: judged as filed. Done by the keeper of the clocks. */
export async function lapseSelfSupplement(id: number) {
  const evaluation = await PointEvaluation.findOrFail(id)
  const order = await CorrectionOrder.openOf('point_evaluation', id)
  await workflow.take('takeAsFiled', evaluation, {
    ...{ by: system('deadline_keeper'), details: { number: order?.number ?? '' }, set: { is_late: true } },
    also: (trx) => closeOrder(trx, subjectOf(evaluation, 0), 'lapsed').then(() => {}),
  })
}

/** 退出参评: nothing has to be completed any more. For the step by which points leave, in its transaction. */
export async function endNotices(trx: Trx, evaluations: readonly PointEvaluation[]) {
  for (const evaluation of evaluations) await closeOrder(trx, subjectOf(evaluation, 0), 'lapsed')
}

/** What the check of the newest submission has found so far. */
export async function faultsNoted(evaluationId: number, client?: Trx): Promise<Fault[]> {
  const number = (await newestFiling(evaluationId, client))?.number ?? 0
  const rows = await SelfCheck.query({ client })
    .where({ evaluationId, submissionNumber: number, opinion: 'fault' })
    .orderBy('id')
  return rows.map(({ indicatorId, note }) => ({ indicatorId, note: note ?? '' }))
}

type Told = Pick<PointEvaluation, 'id' | 'state'>

/** 形式审查意见 and 补正情况 by indicator; what a check has found so far is not told before it ends. */
export async function checksTold(evaluation: Told) {
  return (await checksToldOf([evaluation]))(evaluation)
}

/** The same of some points, in two statements. */
export async function checksToldOf(evaluations: readonly Told[]) {
  const checks = await checksOf(evaluations.map(({ id }) => id))
  const waiting = evaluations.filter(({ state }) => state === 'submitted').map(({ id }) => id)
  const newest = await SelfSubmission.query()
    .whereIn('evaluationId', waiting)
    .groupBy('evaluation_id')
    .select('evaluation_id')
    .max('number as newest')
  const running = new Map(newest.map(({ evaluationId, $extras }) => [evaluationId, Number($extras.newest)]))
  return ({ id }: Told) => {
    const told = (checks.get(id) ?? []).filter((check) => check.submissionNumber < (running.get(id) ?? Infinity))
    return Map.groupBy(told, ({ indicatorId }) => indicatorId)
  }
}

/** @param isWhole what is not faulty is in order */
async function writeChecks(
  trx: Trx,
  { id, cycle }: PointEvaluation,
  by: Person,
  faults: readonly Fault[],
  { isWhole }: { isWhole: boolean }
) {
  const number = (await newestFiling(id, trx))?.number ?? 0
  const of = { evaluation_id: id, submission_number: number }
  await trx.from('self_checks').where(of).delete()
  const notes = new Map(faults.map(({ indicatorId, note }) => [indicatorId, note]))
  const rows = indicatorsOf(cycle.indicatorVersion.content)
    .filter((indicator) => isWhole || notes.has(indicator.id))
    .map((indicator) => ({
      ...{ ...of, indicator_id: indicator.id, opinion: notes.has(indicator.id) ? 'fault' : 'ok' },
      ...{ note: notes.get(indicator.id) ?? null, by_id: by.id, created_at: sqlTime(), updated_at: sqlTime() },
    }))
  await insertAll(trx, 'self_checks', rows)
  return { number }
}

/** The faults as one text in the language of the office: for the trail and the mail. */
function inWords({ cycle }: PointEvaluation, faults: readonly Fault[]) {
  const named = new Map(
    indicatorsOf(cycle.indicatorVersion.content).map(({ id, code, name }) => [id, `${code} ${name.zh}`])
  )
  return faults.map(({ indicatorId, note }, at) => `${at + 1}. ${named.get(indicatorId)}：${note}`).join('\n')
}
