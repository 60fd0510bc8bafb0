import { DateTime } from 'luxon'
import { inTransaction, type Trx } from '#app/core/dialect'
import type { CycleState } from '#app/evaluations/evaluation_cycle_workflow'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import type { EvaluationState } from '#app/evaluations/point_evaluation_workflow'
import { type Actor, system } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import EvaluationExtra, { type ExtraKind } from './evaluation_extra.js'
import { writeOutcomes } from './write_outcomes.js'

export type ExtraState = 'proposed' | 'confirmed' | 'refused' | 'withdrawn'

/** The handler proposes, the head of the division confirms; what was confirmed the head alone takes back. */
export const extraWorkflow = new Workflow(
  'evaluation_extra',
  'evaluation_extras',
  {
    proposed: { tone: 'waiting', waitsFor: ['division_head'], group: 'open' },
    confirmed: { tone: 'good', waitsFor: null, group: 'decided' },
    refused: { tone: 'bad', waitsFor: null, group: 'closed' },
    withdrawn: { tone: 'quiet', waitsFor: null, group: 'closed' },
  },
  {
    confirm: { from: ['proposed'], to: 'confirmed', recordedAs: 'evaluation_extra.confirmed' },
    refuse: { from: ['proposed'], to: 'refused', recordedAs: 'evaluation_extra.refused' },
    withdraw: { from: ['proposed'], to: 'withdrawn', recordedAs: 'evaluation_extra.withdrawn' },
    /** 撤销已确认项 */
    revoke: { from: ['confirmed'], to: 'withdrawn', recordedAs: 'evaluation_extra.revoked' },
  } as const satisfies Record<string, { from: readonly ExtraState[]; to: ExtraState; recordedAs: string }>
)

export type ExtraStep = keyof typeof extraWorkflow.steps

type Person = Actor & { id: number }
/** `points` in hundredths. */
export type ExtraWish = {
  kind: ExtraKind
  item: string
  times: number | null
  points: number | null
  reason: string
}

const OPEN: readonly CycleState[] = ['formal_check', 'scoring', 'calibrated']

/** While the results are not before the leaders, or an appeal asks for another one. */
export function takesExtras(cycle: { state: CycleState }, evaluation: { state: EvaluationState }) {
  return evaluation.state === 'appealed' || (evaluation.state !== 'left' && OPEN.includes(cycle.state))
}

/** @throws StepNotAllowed `extras_closed` */
export function proposeExtra({ id: evaluationId }: Pick<PointEvaluation, 'id'>, by: Person, wish: ExtraWish) {
  return inTransaction(async (trx) => {
    await holdFor(trx, evaluationId, 'propose')
    const extra = await EvaluationExtra.create(
      {
        ...{ evaluationId, ...wish, state: 'proposed', version: 0, stateSince: DateTime.utc() },
        createdById: by.id,
      },
      { client: trx }
    )
    const details = { point: evaluationId, opinion: wish.reason }
    await extraWorkflow.tell(trx, 'evaluation_extra.proposed', extra.id, by, details)
    return extra
  })
}

/**
 * Where the cycle is calibrated, what is confirmed or taken back is computed into the results at once.
 *
 * @throws StepNotAllowed `extras_closed`, `own_proposal`
 */
export function ruleOnExtra(
  step: ExtraStep,
  extra: EvaluationExtra,
  by: Actor,
  { opinion, version }: { opinion?: string | null; version?: number }
) {
  if (step !== 'withdraw' && by.id === extra.createdById) throw new StepNotAllowed(step, 'own_proposal')
  return extraWorkflow.take(step, extra, {
    ...{ by, version },
    details: { point: extra.evaluationId, opinion: opinion ?? undefined },
    also: async (trx) => {
      /** A proposal that nobody decided on changes no result: it can always be laid aside. */
      if (step === 'withdraw' || step === 'refuse') return
      const cycle = await holdFor(trx, extra.evaluationId, step)
      const subject = { type: 'evaluation_extra', id: extra.id, round: 1 }
      await decide(trx, by, { subject, step, decision: step, opinion })
      if (cycle.state === 'calibrated') await writeOutcomes(trx, cycle, by)
    },
  })
}

/** Holds cycle and point still, in this order, as every step of a cycle does. */
async function holdFor(trx: Trx, evaluationId: number, act: string) {
  const { cycle_id: cycleId } = await trx.from('point_evaluations').where({ id: evaluationId }).firstOrFail()
  const cycle = await EvaluationCycle.query({ client: trx }).where('id', cycleId).forUpdate().firstOrFail()
  const point = await trx.from('point_evaluations').where({ id: evaluationId }).forUpdate().firstOrFail()
  if (!takesExtras(cycle, point)) throw new StepNotAllowed(act, 'extras_closed')
  return cycle
}

/** With an appeal that is taken back nothing is left that they could change. On record, hence in Chinese. */
export async function layProposalsAside(trx: Trx, { evaluationId }: { evaluationId: number }) {
  const open = await EvaluationExtra.query({ client: trx }).where({ evaluationId, state: 'proposed' }).orderBy('id')
  const details = { point: evaluationId, opinion: '申诉已撤回，未确认的事项不再办理。' }
  for (const extra of open)
    await extraWorkflow.takeIn(trx, 'withdraw', extra, { by: system('evaluation_keeper'), details })
}

/** @throws StepNotAllowed `extras_open`: what was proposed waits for its decision */
export async function refuseOpenExtras(trx: Trx, evaluationIds: readonly number[], act: string) {
  const open = await trx
    .from('evaluation_extras')
    .whereIn('evaluation_id', [...evaluationIds])
    .where('state', 'proposed')
    .first()
  if (open) throw new StepNotAllowed(act, 'extras_open')
}
