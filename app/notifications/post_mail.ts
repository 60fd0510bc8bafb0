import { randomUUID } from 'node:crypto'
import env from '#start/env'
import { insertMissing, sqlTime, type Trx } from '#app/core/dialect'
import { enqueue } from '#jobs/queue'

export type Letter = {
  /** Two letters with the same key are one letter. */
  dedupeKey: string
  recipient: string
  locale: string
  userId?: number
  /** Name of the Edge template in resources/views/mails. */
  template: string
  /** Values for the template and for the subject `mails.<template>.subject`. */
  params: Record<string, string | number>
}

/** Promises one mail, in the caller's transaction. The worker sends it, in the recipient's language, with retries. */
export async function postMail(trx: Trx, letter: Letter) {
  const host = new URL(env.get('APP_URL')).hostname
  const row = {
    dedupe_key: letter.dedupeKey,
    message_id: `<${randomUUID()}@${host}>`,
    user_id: letter.userId ?? null,
    recipient: letter.recipient,
    locale: letter.locale,
    template: letter.template,
    params: JSON.stringify(letter.params),
    state: 'pending',
    created_at: sqlTime(),
    updated_at: sqlTime(),
  }
  await insertMissing(trx, 'mail_deliveries', [row], ['dedupe_key'])

  const { id } = await trx.from('mail_deliveries').where({ dedupe_key: letter.dedupeKey }).firstOrFail()
  await enqueue(trx, 'notifications/send_mail', { deliveryId: id }, { dedupeKey: `mail/${id}` })
}

/** Mails that were refused for good may be tried once more: the job that sends them is promised anew by the caller. */
export function openRefusedMails(trx: Trx, ids: readonly number[]) {
  return trx
    .from('mail_deliveries')
    .whereIn('id', [...ids])
    .where('state', 'failed')
    .update({ state: 'pending', updated_at: sqlTime() })
}
