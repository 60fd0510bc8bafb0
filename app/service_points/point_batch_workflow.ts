import { DateTime } from 'luxon'
import { record } from '#app/audit/record'
import { inTransaction, type Beside, type Trx } from '#app/core/dialect'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import type { Actor } from '#app/users/actor'
import PointBatch from './point_batch.js'

export type BatchState = 'draft' | 'open' | 'closed'

export type BatchRules = Pick<
  PointBatch,
  | 'designationType'
  | 'title'
  | 'year'
  | 'opensOn'
  | 'closesOn'
  | 'districtStep'
  | 'supplementLapse'
  | 'minimumExperts'
  | 'noticeDays'
  | 'validityYears'
  | 'rubric'
  | 'guidance'
>

export const pointBatchWorkflow = new Workflow(
  'point_batch',
  'point_batches',
  {
    draft: { tone: 'quiet', waitsFor: ['division_head'], group: 'preparing' },
    open: { tone: 'info', waitsFor: null, group: 'open' },
    closed: { tone: 'good', waitsFor: null, group: 'closed' },
  },
  {
    open: { from: ['draft', 'closed'], to: 'open', recordedAs: 'point_batch.opened' },
    close: { from: ['open'], to: 'closed', recordedAs: 'point_batch.closed' },
  }
)

/** A call that only the bureau sees, until the head of the division publishes it. */
export function draftBatch(rules: BatchRules, by: Actor & { id: number }, also?: Beside): Promise<PointBatch> {
  return inTransaction(async (trx) => {
    const beginning = { state: 'draft', version: 0, stateSince: DateTime.utc(), createdById: by.id } as const
    const batch = await PointBatch.create({ ...rules, ...beginning }, { client: trx })
    await note(trx, 'point_batch.created', batch, by)
    await also?.(trx, batch.id)
    return batch
  })
}

export function openBatch(batch: PointBatch, by: Actor, version?: number) {
  return pointBatchWorkflow.take('open', batch, { by, version, details: { title: batch.title } })
}

export function closeBatch(batch: PointBatch, by: Actor, version?: number) {
  return pointBatchWorkflow.take('close', batch, { by, version, details: { title: batch.title } })
}

/**
 * Changes a call that has not gone out yet: afterwards everybody must be judged by the same rules.
 *
 * @throws StepNotAllowed `batch_published`
 */
export async function reviseBatch(batch: PointBatch, by: Actor, rules: BatchRules) {
  await inTransaction(async (trx) => {
    const row = await trx.from('point_batches').where({ id: batch.id }).forUpdate().first()
    if (row.state !== 'draft') throw new StepNotAllowed('revise', 'batch_published')
    await batch.useTransaction(trx).merge(rules).save()
    await note(trx, 'point_batch.revised', batch, by)
  })
}

function note(trx: Trx, action: string, { id, title }: PointBatch, by: Actor) {
  return record(trx, { action, subject: { type: 'point_batch', id }, by, details: { title } })
}
