import { DateTime } from 'luxon'
import { inTransaction, sqlTime } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { enqueue } from '#jobs/queue'
import BulkAct from './bulk_act.js'
import BulkItem from './bulk_item.js'
import { bulkKind, type BulkParams } from './bulk_kinds.js'
import { Workflow, type Moving } from './workflow.js'

export type BulkActState = 'chosen' | 'running' | 'finished'

/** Rows of one act. Whoever needs more narrows the list. */
export const MOST_ROWS = 500

export const bulkActWorkflow = new Workflow(
  'bulk_act',
  'bulk_acts',
  {
    chosen: { tone: 'quiet', waitsFor: null, group: 'open' },
    running: { tone: 'info', waitsFor: null, group: 'open' },
    finished: { tone: 'good', waitsFor: null, group: 'finished' },
  },
  {
    start: { from: ['chosen'], to: 'running', recordedAs: 'bulk_act.started' },
    finish: { from: ['running'], to: 'finished', recordedAs: 'bulk_act.finished' },
  } as const
)

/**
 * Notes which rows, in which versions. Nothing is done to them before the person has confirmed.
 *
 * @param params what is filled in already, when an earlier act is repeated
 */
export function chooseRows(act: string, rows: Moving<any>[], byId: number, params: BulkParams | null = null) {
  const { workflow, title } = bulkKind(act)
  return inTransaction(async (trx) => {
    const chosen = await BulkAct.create(
      { act, params, byId, state: 'chosen', version: 0, stateSince: DateTime.utc() },
      { client: trx }
    )
    const items = rows.map((row) => ({
      bulkActId: chosen.id,
      subjectType: workflow.subject,
      subjectId: row.id,
      title: title(row).slice(0, 150),
      version: row.version,
    }))
    await BulkItem.createMany(items, { client: trx })
    return chosen
  })
}

/** From here on the worker does it (run_bulk_act.ts). */
export async function startBulkAct(
  act: BulkAct,
  by: Actor,
  params: BulkParams,
  shares = new Map<number, BulkParams>()
) {
  await bulkActWorkflow.take('start', act, {
    by,
    details: { act: act.act },
    set: { params: JSON.stringify(params), started_at: sqlTime() },
    also: async (trx) => {
      for (const [subjectId, share] of shares) {
        const item = trx.from('bulk_items').where({ bulk_act_id: act.id, subject_id: subjectId })
        await item.update({ params: JSON.stringify(share) })
      }
      await enqueue(trx, 'workflow/run_bulk_act', { bulkActId: act.id }, { dedupeKey: `bulk_act/${act.id}` })
    },
  })
}
