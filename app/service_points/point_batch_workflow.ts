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
