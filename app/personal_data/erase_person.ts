import { randomBytes } from 'node:crypto'
import { record, recordAll } from '#app/audit/record'
import { inParts } from '#app/core/in_parts'
import { sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { dutyRoles } from '#app/users/roles'
import User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { sourcesFor, type Whose } from './personal_sources.js'

/** What became of one kind of rows: erased, or kept because a law or work in hand needs them. */
export type Outcome = { source: string; erased: number; kept: number }

/** Of an account goes who it was and what only served the person; what the person did for the office stays on record. */
const OWN = [
  ...['notifications', 'notification_preferences', 'list_views', 'password_resets'],
  ...['sessions', 'second_factors', 'recovery_codes', 'password_history'],
]

/** In the tables of `OWN`, as the answer names them. */
const SOURCES: Record<string, string> = {
  notifications: 'notifications',
  notification_preferences: 'preferences',
  list_views: 'views',
}

/** Each kind of rows of the public, as the trail says that somebody was erased from them. */
const ERASED_AS: Record<string, string> = {
  bookings: 'booking.person_erased',
  consultations: 'consultation.person_erased',
  bad_rating_cases: 'bad_rating_case.person_erased',
  event_registrations: 'event_registration.person_erased',
  objections: 'objection.person_erased',
  case_objections: 'case_objection.person_erased',
  survey_invitations: 'survey_invitation.person_erased',
}

/**
 * Nobody can sign in as this person any more, and no page names the person.
 *
 * @throws StepNotAllowed `still_administers` while it holds one of the three offices: another one takes that away first
 */
export async function eraseAccount(trx: Trx, userId: number, number: string, by: Actor): Promise<Outcome[]> {
  const user = await User.query({ client: trx }).where('id', userId).forUpdate().firstOrFail()
  if (user.isActive && user.is(...dutyRoles)) throw new StepNotAllowed('grant', 'still_administers')
  const outcome: Outcome[] = [{ source: 'account', erased: 1, kept: 0 }]
  for (const table of OWN) {
    /** Their library keeps whose a session is as a text. */
    const owner = table === 'sessions' ? String(userId) : userId
    const erased = Number(await trx.from(table).where('user_id', owner).delete())
    if (SOURCES[table]) outcome.push({ source: SOURCES[table], erased, kept: 0 })
  }
  await trx
    .from('mail_deliveries')
    .where('user_id', userId)
    .whereIn('state', ['sent', 'failed'])
    .update({ recipient: addressOf(userId), params: '{}' })
  await trx
    .from('person_exports')
    .where({ user_id: userId, state: 'done' })
    .update({ expires_at: sqlTime(new Date(0)) })
  await user
    .useTransaction(trx)
    .merge({
      ...{ name: `已注销用户${userId}`, email: addressOf(userId), phone: null, title: null, employer: null },
      ...{ password: randomBytes(32).toString('base64'), isActive: false },
      sessionEpoch: user.sessionEpoch + 1,
    })
    .save()
  await record(trx, { action: 'user.erased', subject: { type: 'user', id: userId }, by, details: { number } })
  return [...outcome, ...(await whatStays(trx, { userId }, outcome))]
}

const addressOf = (userId: number) => `erased-${userId}@erased.invalid`

/** Names and ways to reach somebody of the public go from all rows that nobody works on any more. */
export async function eraseFromRecords(trx: Trx, whose: Whose, number: string, by: Actor): Promise<Outcome[]> {
  const outcome: Outcome[] = []
  for (const { source, query } of sourcesFor(whose)) {
    const all = await idsOf(trx, query)
    if (all.length === 0 || !source.erasing) continue
    const settled = query.clone()
    source.erasing.settled?.(settled)
    const ids = await idsOf(trx, settled)
    for (const some of inParts(ids, 100)) {
      await trx.from(source.key).whereIn('id', some).update(source.erasing.set())
      const subjects = some.map((id) => ({ type: source.subject!, id, details: { number } }))
      await recordAll(trx, ERASED_AS[source.key], subjects, by)
    }
    outcome.push({ source: source.key, erased: ids.length, kept: all.length - ids.length })
  }
  return outcome
}

async function idsOf(trx: Trx, query: ReturnType<typeof sourcesFor>[number]['query']): Promise<number[]> {
  const rows = await query.clone().useTransaction(trx).select('id').orderBy('id')
  return rows.map(({ id }) => id as number)
}

async function whatStays(trx: Trx, whose: Whose, done: Outcome[]): Promise<Outcome[]> {
  const stays: Outcome[] = []
  for (const { source, query } of sourcesFor(whose)) {
    if (done.some((one) => one.source === source.key)) continue
    const [{ count }] = await query.clone().useTransaction(trx).count('* as count')
    if (Number(count) > 0) stays.push({ source: source.key, erased: 0, kept: Number(count) })
  }
  return stays
}
