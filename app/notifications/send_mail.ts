import edge from 'edge.js'
import env from '#start/env'
import db from '@adonisjs/lucid/services/db'
import mail from '@adonisjs/mail/services/main'
import i18nManager from '@adonisjs/i18n/services/main'
import { now } from '#app/core/clock'
import { factsInWords } from '#app/core/format'
import { sqlJson, sqlTime } from '#app/core/dialect'
import AuditEntry from '#app/audit/audit_entry'
import { PermanentFailure } from '#app/core/permanent_failure'
import { noticeOf, paperFor } from './notices.js'

/** Longer than any mail server is waited for (config/mail.ts): whoever was sending then, is no longer. */
const LEASE = 120_000

/**
 * Sends one promised mail. Its Message-ID was fixed when it was promised, so a mail server, or our inbox, recognises a
 * repetition after a crash between sending and noting that it was sent.
 *
 * @throws PermanentFailure when the mail server refuses the recipient or the mail for good (5xx)
 */
export async function sendMail(deliveryId: number) {
  if (!(await claim(deliveryId))) return
  const delivery = await db.from('mail_deliveries').where({ id: deliveryId }).firstOrFail()

  try {
    const letter = await compose(delivery)
    await mail.send((message) => {
      message.to(delivery.recipient).subject(letter.subject).html(letter.html).text(letter.text)
      message.nodeMailerMessage.messageId = delivery.message_id
      if (letter.paper) {
        const { name, contentType, body } = letter.paper
        message.attachData(body, { filename: name, contentType })
      }
    })
  } catch (error) {
    const last_error = String((error as Error).message).slice(0, 2000)
    const refused = isRefusedForGood(error)
    await update(deliveryId, { state: refused ? 'failed' : 'pending', last_error })
    throw refused ? new PermanentFailure(last_error) : error
  }
  /** The values may hold a secret link: once sent they are not kept. */
  await update(deliveryId, { state: 'sent', sent_at: sqlTime(), params: '{}', last_error: null })
}

/**
 * Makes this try the only one.
 *
 * @returns false when there is nothing left to send
 * @throws Error when another worker is sending it at this moment
 */
async function claim(id: number) {
  const leaseStart = sqlTime(new Date(now().getTime() - LEASE))
  const claimed = await db
    .from('mail_deliveries')
    .where({ id })
    .where((free) => {
      free.where('state', 'pending')
      free.orWhere((left) => void left.where('state', 'sending').where('updated_at', '<', leaseStart))
    })
    .update({ state: 'sending', updated_at: sqlTime() })
  if (Number(claimed) === 1) return true

  const { state } = await db.from('mail_deliveries').where({ id }).firstOrFail()
  if (state === 'sending') throw new Error('this mail is being sent by another worker')
  return false
}

/** Only what the server says about this recipient or this mail; a wrong password or sender is ours to mend. */
function isRefusedForGood(error: unknown) {
  const { responseCode, command } = error as { responseCode?: number; command?: string }
  return Number(responseCode) >= 500 && ['RCPT TO', 'DATA'].includes(String(command))
}

type Delivery = { template: string; locale: string; params: string | Record<string, any> }

/**
 * Subject, sentences and link of a mail: from `notices.<event>` for notices, `mails.<letter>` for letters to people who
 * have no account, and `mails.<template>` for all others.
 */
async function compose({ template, locale, params: stored }: Delivery) {
  const params = sqlJson(stored)
  const i18n = i18nManager.locale(locale)
  const key = template === 'notice' ? `notices.${params.event}` : `mails.${params.letter ?? template}`
  const forWhom = params.inNameOf ? i18n.t('notifications.in_name_of', { name: params.inNameOf }) : ''
  const facts = factsInWords(params, locale)
  const subject = (i18n.t(`${key}.subject`, facts) + forWhom).replace(/[\r\n\u2028\u2029]+/g, ' ')
  const body = i18n.t(`${key}.body`, facts) + forWhom
  const link = params.path ? env.get('APP_URL') + params.path : ''
  const greeted = params.reader ?? params.name ?? ''
  const lines = [i18n.t('mails.greeting', { name: greeted }), body, link, i18n.t('mails.signature')]
  const html = await edge.render(`mails/${template}`, {
    ...params,
    name: greeted,
    subject,
    body,
    link,
    locale,
    i18n,
    t: i18n.t.bind(i18n),
  })
  return { subject, html, text: lines.filter(Boolean).join('\n\n'), paper: await paperOf(params) }
}

/** What a letter, or the notice of an event, brings along. */
async function paperOf(params: Record<string, any>) {
  const { letter, event, entryId } = params
  if (letter) return (await paperFor(letter)?.(params)) ?? null
  const notice = event ? noticeOf(event) : undefined
  if (!notice?.attachment || !entryId) return null
  return notice.attachment(await AuditEntry.findOrFail(entryId))
}

function update(id: number, values: Record<string, unknown>) {
  return db
    .from('mail_deliveries')
    .where({ id })
    .update({ ...values, updated_at: sqlTime() })
}
