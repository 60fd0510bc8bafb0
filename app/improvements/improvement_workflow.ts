import { beijingDay } from '#app/core/beijing_day'
import { inTransaction, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import { hasProof } from './improvement_files.js'
import ImprovementMeasure from './improvement_measure.js'

export type ImprovementState = 'proposed' | 'accepted' | 'under_way' | 'reported' | 'done' | 'not_done' | 'dropped'

const OWNERS = ['bureau_handler', 'division_head', 'bureau_leader', 'district_reviewer'] as const

/** Found in the records of a year, decided, taken by its owner, and told of in the next report as done or not. */
export const improvementWorkflow = new Workflow(
  'improvement_measure',
  'improvement_measures',
  {
    proposed: { tone: 'quiet', waitsFor: ['bureau_handler', 'division_head'], group: 'proposed' },
    accepted: { tone: 'waiting', waitsFor: OWNERS, group: 'owner' },
    under_way: { tone: 'info', waitsFor: OWNERS, group: 'owner' },
    reported: { tone: 'waiting', waitsFor: ['division_head'], group: 'reported' },
    done: { tone: 'good', waitsFor: null, group: 'done' },
    not_done: { tone: 'bad', waitsFor: null, group: 'not_done' },
    dropped: { tone: 'quiet', waitsFor: null, group: 'dropped' },
  },
  {
    accept: { from: ['proposed'], to: 'accepted', recordedAs: 'improvement_measure.accepted' },
    start: { from: ['accepted'], to: 'under_way', recordedAs: 'improvement_measure.started' },
    report: { from: ['accepted', 'under_way'], to: 'reported', recordedAs: 'improvement_measure.reported' },
    sendBack: { from: ['reported'], to: 'under_way', recordedAs: 'improvement_measure.returned' },
    confirm: { from: ['reported'], to: 'done', recordedAs: 'improvement_measure.confirmed' },
    fail: { from: ['accepted', 'under_way', 'reported'], to: 'not_done', recordedAs: 'improvement_measure.not_done' },
    drop: { from: ['proposed', 'accepted', 'under_way'], to: 'dropped', recordedAs: 'improvement_measure.dropped' },
  } as const satisfies Record<string, { from: readonly ImprovementState[]; to: ImprovementState; recordedAs: string }>
)

/** What the report tells of: what was only proposed or was dropped is nobody's task. */
export const DECIDED: readonly ImprovementState[] = ['accepted', 'under_way', 'reported', 'done', 'not_done']

/** The row as it is now, held still. */
export async function held(
  trx: Trx,
  { id }: ImprovementMeasure,
  states: readonly ImprovementState[],
  version: number,
  act: string
) {
  await improvementWorkflow.hold(trx, id, states, act)
  const row = await ImprovementMeasure.findOrFail(id, { client: trx })
  if (row.version !== version) throw new StepNotAllowed(act, 'edited_meanwhile')
  return row
}

type Said<Words = unknown> = Words & { version: number }

/** @throws StepNotAllowed `owner_missing` */
export async function acceptMeasure(row: ImprovementMeasure, by: Actor, { opinion, version }: Said<Opinion>) {
  if (!row.hasOwner) throw new StepNotAllowed('accept', 'owner_missing')
  await improvementWorkflow.take('accept', row, { by, version, details: { opinion } })
}

type Opinion = { opinion?: string | null }

/** 进展: the first one begins the work. */
export async function noteProgress(
  row: ImprovementMeasure,
  by: Actor,
  { progress, version }: Said<{ progress: string }>
) {
  const details = { opinion: progress }
  if (row.state === 'accepted')
    return improvementWorkflow.take('start', row, { by, version, set: { progress }, details })
  await inTransaction(async (trx) => {
    const now = await held(trx, row, ['under_way'], version, 'progress')
    await now.merge({ progress, version: version + 1 }).save()
    await improvementWorkflow.tell(trx, 'improvement_measure.progressed', row.id, by, details)
  })
  await row.refresh()
}

/**
 * 报告完成: with files, or a page of ours, that show it.
 *
 * @throws StepNotAllowed `measure_unproven`
 */
export function reportMeasure(
  row: ImprovementMeasure,
  by: Actor,
  { proof, proofPath, version }: Said<{ proof: string; proofPath: string | null }>
) {
  return improvementWorkflow.take('report', row, {
    ...{ by, version, details: { opinion: proof } },
    set: { proof, proof_path: proofPath, done_on: beijingDay() },
    also: async (trx) => {
      if (!proofPath && !(await hasProof(row, trx))) throw new StepNotAllowed('report', 'measure_unproven')
    },
  })
}

export function sendMeasureBack(row: ImprovementMeasure, by: Actor, { opinion, version }: Said<Opinion>) {
  return improvementWorkflow.take('sendBack', row, { by, version, set: { done_on: null }, details: { opinion } })
}

export function confirmMeasure(row: ImprovementMeasure, by: Actor, { opinion, version }: Said<Opinion>) {
  return improvementWorkflow.take('confirm', row, { by, version, details: { opinion } })
}

/** 未完成: the next report says why. */
export function failMeasure(row: ImprovementMeasure, by: Actor, { reason, version }: Said<{ reason: string }>) {
  const set = { reason, done_on: null }
  return improvementWorkflow.take('fail', row, { by, version, set, details: { opinion: reason } })
}

/** 不列入 */
export function dropMeasure(row: ImprovementMeasure, by: Actor, { reason, version }: Said<{ reason: string }>) {
  return improvementWorkflow.take('drop', row, { by, version, set: { reason }, details: { opinion: reason } })
}
