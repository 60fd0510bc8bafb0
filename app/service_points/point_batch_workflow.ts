import { record } from '#app/audit/record'
import { inTransaction } from '#app/core/dialect'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import type { Actor } from '#app/users/actor'
import type PointBatch from './point_batch.js'

export type BatchState = 'draft' | 'open' | 'closed'

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
export async function reviseBatch(batch: PointBatch, by: Actor, values: Partial<PointBatch>) {
  await inTransaction(async (trx) => {
    const row = await trx.from('point_batches').where({ id: batch.id }).forUpdate().first()
    if (row.state !== 'draft') throw new StepNotAllowed('revise', 'batch_published')
    await batch.useTransaction(trx).merge(values).save()
    await record(trx, {
      action: 'point_batch.revised',
      subject: { type: 'point_batch', id: batch.id },
      by,
      details: { title: batch.title },
    })
  })
}
