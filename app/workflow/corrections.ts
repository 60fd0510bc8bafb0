import { now } from '#app/core/clock'
import { sqlTime, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import { signatureOf, type Actor } from '#app/users/actor'
import CorrectionOrder, { UNSENT } from './correction_order.js'
import StepNotAllowed from './step_not_allowed.js'

export type Defect = { field: string; note: string }

export type Corrected = { type: string; id: number; round: number; state: string }

/** Keeps the defects noted so far in the one order of a subject that is being written. The row of the subject is held. */
export async function noteDefects(trx: Trx, subject: Corrected, by: Actor & { id: number }, defects: Defect[]) {
  const orderId = await orderBeingWritten(trx, subject, by)
  await trx.from('correction_items').where({ order_id: orderId }).delete()
  if (defects.length === 0) return
  const items = defects.map(({ field, note }) => ({ order_id: orderId, field, note }))
  await trx.table('correction_items').multiInsert(items)
}

async function orderBeingWritten(trx: Trx, { type, id, round, state }: Corrected, by: { id: number }) {
  const about = { round, asked_in: state, updated_at: sqlTime() }
  const unsent = await CorrectionOrder.unsentOf(type, id, trx)
  if (unsent) {
    await trx.from('correction_orders').where({ id: unsent.id }).update(about)
    return unsent.id
  }
  const subject = { subject_type: type, subject_id: id, created_by_id: by.id, created_at: sqlTime() }
  const [orderId] = await trx.table('correction_orders').insert({ ...about, ...subject, state: 'draft' })
  return Number(orderId)
}

/**
 * Sends the order that is being written. After the first one it takes a reason of the head of the division.
 *
 * @throws StepNotAllowed `no_defects`, `second_order`
 */
export async function sendOrder(trx: Trx, subject: Corrected, by: Actor, reason: string | null) {
  const order = await CorrectionOrder.unsentOf(subject.type, subject.id, trx)
  if (!order || order.items.length === 0) throw new StepNotAllowed('requestSupplement', 'no_defects')
  if ((await isSecond(subject, trx)) && !reason) throw new StepNotAllowed('requestSupplement', 'second_order')

  const year = now().getUTCFullYear()
  const serial = await nextNumber(trx, `correction_order/${year}`)
  await trx
    .from('correction_orders')
    .where({ id: order.id })
    .update({
      state: 'open',
      number: `BZ-${year}-${String(serial).padStart(4, '0')}`,
      reason,
      sent_by_id: by.id,
      signature: signatureOf(by),
      sent_at: sqlTime(),
      updated_at: sqlTime(),
    })
}

/** @throws StepNotAllowed `no_defects` */
export async function proposeOrder(trx: Trx, { type, id }: Corrected) {
  const order = await CorrectionOrder.unsentOf(type, id, trx)
  if (!order || order.items.length === 0) throw new StepNotAllowed('requestSupplement', 'no_defects')
  await trx.from('correction_orders').where({ id: order.id }).update({ state: 'proposed', updated_at: sqlTime() })
}

/** Has this subject been sent an order before? */
export async function isSecond({ type, id }: { type: string; id: number }, trx?: Trx) {
  return (await CorrectionOrder.sentOf(type, id, trx).first()) !== null
}

/** The open order is answered by a new version, or its time is over. */
export function closeOrder(trx: Trx, { type, id }: { type: string; id: number }, state: 'answered' | 'lapsed') {
  return trx
    .from('correction_orders')
    .where({ subject_type: type, subject_id: id, state: 'open' })
    .update({ state, closed_at: sqlTime(), updated_at: sqlTime() })
}

/** What was being written is void: the subject has moved on without it. */
export async function dropUnsentOrder(trx: Trx, { type, id }: { type: string; id: number }) {
  const order = await CorrectionOrder.unsentOf(type, id, trx)
  if (order) await dropOrder(trx, order.id)
}

async function dropOrder(trx: Trx, id: number) {
  await trx.from('correction_items').where({ order_id: id }).delete()
  await trx.from('correction_orders').where({ id }).delete()
}

/** To be asked beside other things: the order that is being written; null when none is. */
export function unsentOrder(trx: Trx, { type, id }: { type: string; id: number }) {
  const orders = trx.from('correction_orders').where({ subject_type: type, subject_id: id })
  return orders.whereIn('state', UNSENT).orderBy('id').limit(1).select('id')
}
