import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import config from '#config/evaluation_workbooks'
import { deleteFile, putFile } from '#app/attachments/file_store'
import { incomingFolder } from '#app/attachments/spool'
import { record } from '#app/audit/record'
import { now } from '#app/core/clock'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { XLSX } from '#app/core/spreadsheet'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type { Actor } from '#app/users/actor'
import { enqueue } from '#jobs/queue'
import { cycleFacts } from './cycle_facts.js'
import { cycleWorkbook } from './cycle_workbook.js'
import CycleWorkbookOrder from './cycle_workbook_order.js'

/** Promises the workbook of a cycle with many points; who takes it out is on record before it is written. */
export function orderCycleWorkbook(cycle: EvaluationCycle, total: number, by: Actor & { id: number }) {
  return inTransaction(async (trx) => {
    const order = await CycleWorkbookOrder.create(
      { cycleId: cycle.id, total, byId: by.id, done: 0, fileKey: null },
      { client: trx }
    )
    const subject = { type: 'evaluation_cycle', id: cycle.id }
    await record(trx, { action: 'evaluation_cycle.workbook_exported', subject, by, details: { points: total } })
    await enqueue(trx, 'evaluation_workbooks/cycle', { orderId: order.id })
    return order
  })
}

/** Writes the file of an order. Twice at once, both write the same. */
export async function writeCycleWorkbook(id: number) {
  const order = await CycleWorkbookOrder.query()
    .where({ id })
    .preload('cycle', (cycle) => void cycle.preload('indicatorVersion', (one) => void one.preload('indicatorSystem')))
    .firstOrFail()
  if (order.fileKey) return
  const noting = (done: number) => order.merge({ done: Math.min(order.total, done) }).save()
  const file = await cycleWorkbook(await cycleFacts(order.cycle, noting))
  await mkdir(incomingFolder(), { recursive: true, mode: 0o750 })
  const path = join(incomingFolder(), randomUUID())
  try {
    await writeFile(path, file)
    const key = `cycle_workbooks/${order.id}.xlsx`
    await putFile(path, key, XLSX)
    await order.merge({ fileKey: key, done: order.total }).save()
  } finally {
    await rm(path, { force: true })
  }
}

/** Results of all points are not left lying about: who wants them again orders them again. */
export async function forgetOldOrders() {
  const before = sqlTime(new Date(now().getTime() - config.keptDays * 86_400_000))
  for (const old of await CycleWorkbookOrder.query().where('createdAt', '<', before)) {
    if (old.fileKey) await deleteFile(old.fileKey)
    await old.delete()
  }
}
