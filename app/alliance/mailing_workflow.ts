import { DateTime } from 'luxon'
import { now } from '#app/core/clock'
import { inTransaction, insertAll, type Trx } from '#app/core/dialect'
import type { Answers } from '#app/core/form'
import { postMail } from '#app/notifications/post_mail'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import { enqueue } from '#jobs/queue'
import Mailing, { MailingRecipient, segmentOf, type MailingState } from './mailing.js'
import { recipientsOf } from './mailing_recipients.js'

/** Written, looked at with the numbers of whom it reaches, and sent once. */
export const mailingWorkflow = new Workflow(
  'alliance_mailing',
  'alliance_mailings',
  {
    draft: { tone: 'quiet', waitsFor: ['alliance_secretariat'], group: 'draft' },
    sent: { tone: 'good', waitsFor: null, group: 'sent' },
  },
  {
    send: { from: ['draft'], to: 'sent', recordedAs: 'alliance_mailing.sent' },
  } as const satisfies Record<string, { from: readonly MailingState[]; to: MailingState; recordedAs: string }>
)

export function draftMailing(by: Actor & { id: number }, facts: Answers) {
  return inTransaction(async (trx) => {
    const mailing = await Mailing.create(
      {
        ...columnsOf(facts),
        ...{ state: 'draft', version: 0, stateSince: DateTime.fromJSDate(now()), createdById: by.id },
      },
      { client: trx }
    )
    await mailingWorkflow.begin(trx, mailing, by, 'alliance_mailing.drafted', { subject: mailing.subject })
    return mailing
  })
}

/** @throws StepNotAllowed when it was sent or changed meanwhile */
export async function reviseMailing(mailing: Mailing, by: Actor, facts: Answers, version: number) {
  await inTransaction(async (trx) => {
    await mailingWorkflow.hold(trx, mailing.id, ['draft'], 'edit')
    const row = await Mailing.findOrFail(mailing.id, { client: trx })
    if (row.version !== version) throw new StepNotAllowed('edit', 'edited_meanwhile')
    await row.merge({ ...columnsOf(facts), version: version + 1 }).save()
    await mailingWorkflow.tell(trx, 'alliance_mailing.revised', row.id, by, { subject: row.subject })
  })
  await mailing.refresh()
}

function columnsOf(facts: Answers) {
  const { subject, body, subjectEn = null, bodyEn = null } = facts
  return { subject, body, subjectEn, bodyEn, segment: segmentOf(facts) }
}

/**
 * 发送: whoever belongs to the segment now is written down, and the letters are promised in the background.
 *
 * @throws StepNotAllowed `nobody`
 */
export async function sendMailing(mailing: Mailing, by: Actor, version?: number) {
  const { recipients } = await recipientsOf(mailing.segment)
  if (recipients.length === 0) throw new StepNotAllowed('send', 'nobody')
  await mailingWorkflow.take('send', mailing, {
    by,
    version,
    set: { total: recipients.length },
    details: { total: recipients.length },
    also: async (trx) => {
      const rows = recipients.map(({ name, email, locale, key }) => ({
        ...{ mailing_id: mailing.id, name, email, locale, dedupe_key: `alliance_mailing/${mailing.id}/${key}` },
      }))
      await insertAll(trx, 'alliance_mailing_recipients', rows)
      await enqueue(trx, 'alliance/post_mailing', { mailingId: mailing.id })
    },
  })
}

/** Promises each letter; may run twice, each is one. */
export async function postMailing(mailingId: number) {
  const mailing = await Mailing.findOrFail(mailingId)
  const recipients = await MailingRecipient.query().where({ mailingId }).orderBy('id')
  for (let at = 0; at < recipients.length; at += 50) {
    const some = recipients.slice(at, at + 50)
    await inTransaction(async (trx) => {
      for (const recipient of some) await post(trx, mailing, recipient)
    })
  }
}

function post(
  trx: Trx,
  { subject, body, subjectEn, bodyEn }: Mailing,
  { name, email, locale, dedupeKey }: MailingRecipient
) {
  const inEnglish = locale === 'en' && subjectEn !== null && bodyEn !== null
  return postMail(trx, {
    ...{ dedupeKey, recipient: email, locale, template: 'letter' },
    params: {
      letter: 'alliance_mailing',
      name,
      title: inEnglish ? subjectEn : subject,
      text: inEnglish ? bodyEn : body,
      path: '',
    },
  })
}
