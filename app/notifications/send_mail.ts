import edge from 'edge.js'
import env from '#start/env'
import db from '@adonisjs/lucid/services/db'
import mail from '@adonisjs/mail/services/main'
import i18nManager from '@adonisjs/i18n/services/main'
import { sqlTime } from '#app/core/dialect'
import { PermanentFailure } from '#jobs/deliver'

/**
 * Sends one promised mail. Its Message-ID was fixed when it was promised, so a mail server, or our inbox, recognises a
 * repetition after a crash between sending and noting that it was sent.
 *
 * @throws PermanentFailure when the mail server refuses for good (5xx)
 */
export async function sendMail(deliveryId: number) {
  const delivery = await db.from('mail_deliveries').where({ id: deliveryId }).firstOrFail()
  if (delivery.state === 'sent' || delivery.state === 'failed') return

  const params = typeof delivery.params === 'string' ? JSON.parse(delivery.params) : delivery.params
  const i18n = i18nManager.locale(delivery.locale)
  const letter = compose(delivery.template, params, i18n)
  const html = await edge.render(`mails/${delivery.template}`, { ...params, ...letter, i18n, t: i18n.t.bind(i18n) })

  try {
    await mail.send((message) => {
      message.to(delivery.recipient).subject(letter.subject).html(html).text(letter.text)
      message.nodeMailerMessage.messageId = delivery.message_id
    })
  } catch (error) {
    const code = Number((error as { responseCode?: number }).responseCode)
    if (code < 500 || Number.isNaN(code)) throw error
    await update(deliveryId, { state: 'failed', last_error: String((error as Error).message) })
    throw new PermanentFailure(`${code} ${(error as Error).message}`)
  }
  /** The values may hold a secret link: once sent they are not kept. */
  await update(deliveryId, { state: 'sent', sent_at: sqlTime(), params: '{}', last_error: null })
}

/** Subject, sentences and link of a mail, from `notices.<event>` for notices and `mails.<template>` for all others. */
function compose(template: string, params: Record<string, any>, i18n: ReturnType<typeof i18nManager.locale>) {
  const key = template === 'notice' ? `notices.${params.event}` : `mails.${template}`
  const subject = i18n.t(`${key}.subject`, params).replace(/[\r\n\u2028\u2029]+/g, ' ')
  const body = i18n.t(`${key}.body`, params)
  const link = params.path ? env.get('APP_URL') + params.path : ''
  const text = [i18n.t('mails.greeting', { name: params.name ?? '' }), body, link, i18n.t('mails.signature')]
    .filter(Boolean)
    .join('\n\n')
  return { subject, body, link, text }
}

function update(id: number, values: Record<string, unknown>) {
  return db.from('mail_deliveries').where({ id }).update({ ...values, updated_at: sqlTime() })
}
