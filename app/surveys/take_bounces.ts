import { inTransaction, insertMissing, sqlTime, type Trx } from '#app/core/dialect'
import { record } from '#app/audit/record'
import type { Actor } from '#app/users/actor'
import { messagesIn, reportsIn, type BounceReport } from './bounce_report.js'
import { suppressAddress } from './suppress_address.js'

/** What a file of returned letters came to. `again`: read before; `strange`: about none of our letters, or no report at all. */
export type TakenBounces = { soft: number; hard: number; complaint: number; again: number; strange: number }

/** Reads returned letters and draws what follows from each of them, once, however often it is read. */
export async function takeBounces(file: Buffer, by: Actor): Promise<TakenBounces> {
  const taken: TakenBounces = { soft: 0, hard: 0, complaint: 0, again: 0, strange: 0 }
  for (const message of messagesIn(file)) {
    const reports = await reportsIn(message).catch(() => [])
    if (reports.length === 0) taken.strange++
    for (const report of reports) taken[await inTransaction((trx) => takeReport(trx, report))]++
  }
  await inTransaction((trx) =>
    record(trx, {
      action: 'survey_mailbox.read',
      subject: { type: 'survey_mailbox', id: 1 },
      ...{ by, details: taken },
    })
  )
  return taken
}

async function takeReport(trx: Trx, report: BounceReport): Promise<keyof TakenBounces> {
  const { kind, fingerprint, status, diagnostic } = report
  const invitation = await writtenTo(trx, report)
  if (!invitation) return 'strange'
  if (await trx.from('survey_bounces').where({ fingerprint }).first()) return 'again'

  const { id, email } = invitation
  const row = { fingerprint, kind, email, status, diagnostic, invitation_id: id, created_at: sqlTime() }
  await insertMissing(trx, 'survey_bounces', [row], ['fingerprint'])
  const letter = trx.from('survey_invitations').where({ id })
  if (kind === 'soft') await letter.where('state', 'sent').update({ state: 'soft_bounced', last_error: diagnostic })
  else {
    const state = kind === 'hard' ? 'hard_bounced' : 'complained'
    await letter.update({ state, last_error: diagnostic, next_try_at: null, tries: 0 })
    await suppressAddress(trx, email, kind === 'hard' ? 'hard_bounce' : 'complaint', 'report')
  }
  return kind
}

/** By the letter itself; else by the mailbox, which may have been forwarded from there. */
async function writtenTo(trx: Trx, { originalId, email }: BounceReport) {
  const letters = () => trx.from('survey_invitations').orderBy('id', 'desc').select('id', 'email')
  const byLetter = originalId && (await letters().where('message_id', originalId).first())
  return byLetter || (await letters().where('email', email).where('letters', '>', 0).first())
}
