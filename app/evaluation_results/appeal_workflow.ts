import { DateTime } from 'luxon'
import { canonicalJson } from '#app/core/canonical_json'
import { beijingDay } from '#app/calendar/working_days'
import { inTransaction, isDuplicateKey, sqlTime, type Trx } from '#app/core/dialect'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { type EvaluationStep, pointEvaluationWorkflow } from '#app/evaluations/point_evaluation_workflow'
import { NO_EXTRAS } from '#app/indicators/total'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import EvaluationAppeal, { type Rulings } from './evaluation_appeal.js'
import { confirmedExtras } from './evaluation_extra.js'
import EvaluationOutcome from './evaluation_outcome.js'
import { layProposalsAside, refuseOpenExtras } from './extra_workflow.js'
import { lastDayOfAppeal } from './public_notice.js'
import { revisedResult } from './revised_result.js'
import { appendOutcomes, currentOutcomes } from './write_outcomes.js'

export type AppealState = 'submitted' | 'examined' | 'upheld' | 'revised' | 'withdrawn'

/** The handler examines, the head of the division decides; the limit is a clock of the evaluation. */
export const appealWorkflow = new Workflow(
  'evaluation_appeal',
  'evaluation_appeals',
  {
    submitted: { tone: 'warning', waitsFor: ['bureau_handler'], group: 'open' },
    examined: { tone: 'waiting', waitsFor: ['division_head'], group: 'open' },
    upheld: { tone: 'quiet', waitsFor: null, group: 'answered' },
    revised: { tone: 'good', waitsFor: null, group: 'answered' },
    withdrawn: { tone: 'quiet', waitsFor: null, group: 'withdrawn' },
  },
  {
    examine: { from: ['submitted', 'examined'], to: 'examined', recordedAs: 'evaluation_appeal.examined' },
    giveBack: { from: ['examined'], to: 'submitted', recordedAs: 'evaluation_appeal.given_back' },
    uphold: { from: ['examined'], to: 'upheld', recordedAs: 'evaluation_appeal.upheld' },
    revise: { from: ['examined'], to: 'revised', recordedAs: 'evaluation_appeal.revised' },
    withdraw: { from: ['submitted', 'examined'], to: 'withdrawn', recordedAs: 'evaluation_appeal.withdrawn' },
  } as const satisfies Record<string, { from: readonly AppealState[]; to: AppealState; recordedAs: string }>
)

export type AppealStep = keyof typeof appealWorkflow.steps

type Person = Actor & { id: number }

/**
 * 提出申诉: once, within the days after the notice began.
 *
 * @param keep stores the evidence, in the same transaction
 * @throws StepNotAllowed `appeal_over`, `appealed_before`
 */
export async function submitAppeal(
  evaluation: PointEvaluation,
  by: Person,
  { reason, version }: { reason: string; version?: number },
  keep: (trx: Trx, appeal: EvaluationAppeal) => Promise<unknown>
) {
  try {
    const appeal = await inTransaction(async (trx) => {
      const cycle = await EvaluationCycle.findOrFail(evaluation.cycleId, { client: trx })
      if (beijingDay() > ((await lastDayOfAppeal(cycle, trx)) ?? '')) throw new StepNotAllowed('appeal', 'appeal_over')
      await pointEvaluationWorkflow.takeIn(trx, 'appeal', evaluation, { by, version })
      const outcome = (await currentOutcomes(trx, [evaluation.id])).get(evaluation.id)!
      const row = await EvaluationAppeal.create(
        {
          ...{ evaluationId: evaluation.id, outcomeId: outcome.id, isCurrent: true, reason, createdById: by.id },
          ...{ state: 'submitted', version: 0, stateSince: DateTime.utc() },
        },
        { client: trx }
      )
      await keep(trx, row)
      await appealWorkflow.tell(trx, 'evaluation_appeal.submitted', row.id, by, { opinion: reason })
      return row
    })
    await evaluation.refresh()
    return appeal
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('appeal', 'appealed_before')
    throw error
  }
}

/** 核查: what was found, and what is to count differently; again, until it is decided. */
export function examineAppeal(
  appeal: EvaluationAppeal,
  by: Person,
  { finding, rulings, version }: { finding: string; rulings: Rulings; version?: number }
) {
  return appealWorkflow.take('examine', appeal, {
    ...{ by, version, details: { opinion: finding } },
    set: { finding, rulings: JSON.stringify(rulings), examined_by_id: by.id },
  })
}

type Ruling = { opinion: string; version?: number }
type Answer = Ruling & { reply: string }

/** 退回核查 */
export function giveBackAppeal(appeal: EvaluationAppeal, by: Actor, { opinion, version }: Ruling) {
  refuseExaminer(appeal, by, 'giveBack')
  return appealWorkflow.take('giveBack', appeal, { by, version, details: { opinion } })
}

/**
 * 维持原结果.
 *
 * @throws StepNotAllowed `own_proposal`, `extras_open`, `appeal_changes` where something is to count differently
 */
export function upholdAppeal(appeal: EvaluationAppeal, by: Person, answer: Answer) {
  return answerAppeal('uphold', appeal, by, answer, async (trx) => {
    if (await revisedResult(trx, appeal)) throw new StepNotAllowed('uphold', 'appeal_changes')
    return {}
  })
}

/**
 * 改定: one more outcome, with what is to count differently. Grades and ranks of others stay as they were announced.
 *
 * @throws StepNotAllowed `own_proposal`, `extras_open`, `appeal_no_change`
 */
export function reviseAppeal(appeal: EvaluationAppeal, by: Person, answer: Answer) {
  return answerAppeal('revise', appeal, by, answer, async (trx) => {
    const outcome = await revisedResult(trx, appeal)
    if (!outcome) throw new StepNotAllowed('revise', 'appeal_no_change')
    /** The reason that its page gives is what the point was told. */
    await appendOutcomes(trx, [{ ...outcome, opinion: answer.reply }], by)
    const { id } = (await currentOutcomes(trx, [appeal.evaluationId])).get(appeal.evaluationId)!
    await trx.from('evaluation_appeals').where({ id: appeal.id }).update({ revised_outcome_id: id })
    return { final: outcome.final, grade: outcome.grade, rank: outcome.rank }
  })
}

function answerAppeal(
  step: 'uphold' | 'revise',
  appeal: EvaluationAppeal,
  by: Person,
  { opinion, reply, version }: Answer,
  result: (trx: Trx) => Promise<Record<string, unknown>>
) {
  refuseExaminer(appeal, by, step)
  return appealWorkflow.take(step, appeal, {
    ...{ by, version, details: { opinion }, set: { reply, answered_at: sqlTime() } },
    also: async (trx) => {
      await refuseOpenExtras(trx, [appeal.evaluationId], step)
      const set = await result(trx)
      await moveEvaluation(trx, step, appeal, by, { opinion, set })
      const subject = { type: 'evaluation_appeal', id: appeal.id, round: 1 }
      await decide(trx, by, { subject, step, decision: step, opinion })
    },
  })
}

/**
 * 撤回 by the point: the result stands, and what was only proposed beside it waits for nobody any more.
 *
 * @throws StepNotAllowed `appeal_extras`: what the head confirmed meanwhile counts only in a new result
 */
export function withdrawAppeal(appeal: EvaluationAppeal, by: Actor, { opinion, version }: Ruling) {
  return appealWorkflow.take('withdraw', appeal, {
    ...{ by, version, details: { opinion }, set: { is_current: null } },
    also: async (trx) => {
      await moveEvaluation(trx, 'withdrawAppeal', appeal, by, { opinion })
      if (await extrasChanged(trx, appeal)) throw new StepNotAllowed('withdraw', 'appeal_extras')
      await layProposalsAside(trx, appeal)
    },
  })
}

async function extrasChanged(trx: Trx, { evaluationId, outcomeId }: EvaluationAppeal) {
  const { extras } = await EvaluationOutcome.findOrFail(outcomeId, { client: trx })
  const confirmed = (await confirmedExtras([evaluationId], trx)).get(evaluationId) ?? NO_EXTRAS
  return canonicalJson(confirmed) !== canonicalJson(extras)
}

async function moveEvaluation(
  trx: Trx,
  step: EvaluationStep,
  { evaluationId }: EvaluationAppeal,
  by: Actor,
  { opinion, set }: { opinion: string; set?: Record<string, unknown> }
) {
  const evaluation = await PointEvaluation.findOrFail(evaluationId, { client: trx })
  await pointEvaluationWorkflow.takeIn(trx, step, evaluation, { by, set, details: { opinion } })
}

/** Who examined does not decide, in nobody's name. */
function refuseExaminer({ examinedById }: EvaluationAppeal, by: Actor, step: string) {
  if (by.id === examinedById) throw new StepNotAllowed(step, 'own_proposal')
}
