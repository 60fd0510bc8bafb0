import db from '@adonisjs/lucid/services/db'
import type { I18n } from '@adonisjs/i18n'
import AuditEntry from '#app/audit/audit_entry'
import { subjectPage } from '#app/audit/subject_pages'
import { maskedAddress } from '#app/core/masks'
import type User from '#app/users/user'
import type BackgroundJob from './background_job.js'
import { kindOf, type About, type JobKind } from './job_kinds.js'

/** What a notice is about: what the entry is about that it tells of. */
export const announced: JobKind['about'] = async (payloads) => {
  const entries = await entriesOf(payloads.map(({ auditEntryId }) => auditEntryId))
  return payloads.map(({ auditEntryId }) => entries.get(Number(auditEntryId)) ?? null)
}

/** The same for a mail that tells of an entry; of others only the recipient is known. */
export const mailed: JobKind['about'] = async (payloads) => {
  const mails = await mailsOf(payloads)
  const entryOf = (id: unknown) => mails.get(Number(id))?.entryId
  const entries = await entriesOf(payloads.map(({ deliveryId }) => entryOf(deliveryId)))
  return payloads.map(({ deliveryId }) => entries.get(Number(entryOf(deliveryId))) ?? null)
}

/** To whom mails go, so far as an administrator has to know: `l***@people.example`. */
export async function recipientsOf(jobs: readonly BackgroundJob[]) {
  const mails = await mailsOf(jobs.map(({ payload }) => payload))
  return (job: BackgroundJob) => {
    const mail = mails.get(Number(job.payload.deliveryId))
    return mail ? maskedAddress(mail.recipient) : null
  }
}

/** Notes on each row what it is about, in a few statements for all of them. */
export async function loadSubjects(jobs: readonly BackgroundJob[]) {
  for (const name of new Set(jobs.map(({ job }) => job))) {
    const rows = jobs.filter(({ job }) => job === name)
    const subjects = await subjectsOf(
      kindOf(name)?.about,
      rows.map(({ payload }) => payload)
    )
    rows.forEach((row, index) => (row.$extras.about = subjects[index]))
  }
}

export const aboutOf = (job: BackgroundJob): About | null => job.$extras.about ?? null

export function subjectInWords(job: BackgroundJob, i18n: Pick<I18n, 't'>) {
  const about = aboutOf(job)
  return about && `${i18n.t(`audit.subjects.${about.type}`, {}, about.type)} ${about.id}`
}

/** The page of the subject, where the reader may open it. */
export function subjectHref(job: BackgroundJob, user: User) {
  const about = aboutOf(job)
  return about && subjectPage({ subjectType: about.type, subjectId: about.id, action: '' }, user)
}

async function subjectsOf(about: JobKind['about'], payloads: Record<string, unknown>[]): Promise<(About | null)[]> {
  if (!about) return payloads.map(() => null)
  if (typeof about === 'function') return about(payloads)
  return payloads.map((payload) => {
    const id = Number(payload[about.key])
    return id > 0 ? { type: about.type, id } : null
  })
}

const numbers = (values: readonly unknown[]) => [...new Set(values.map(Number).filter((value) => value > 0))]

async function entriesOf(ids: readonly unknown[]) {
  const wanted = numbers(ids)
  if (wanted.length === 0) return new Map<number, About>()
  const entries = await AuditEntry.query().whereIn('id', wanted).select('id', 'subject_type', 'subject_id')
  return new Map(entries.map(({ id, subjectType: type, subjectId }) => [id, { type, id: subjectId }]))
}

async function mailsOf(payloads: readonly Record<string, unknown>[]) {
  const wanted = numbers(payloads.map(({ deliveryId }) => deliveryId))
  const rows = wanted.length
    ? await db.from('mail_deliveries').whereIn('id', wanted).select('id', 'recipient', 'dedupe_key')
    : []
  return new Map(
    rows.map((row) => [Number(row.id), { recipient: String(row.recipient), entryId: entryIn(row.dedupe_key) }])
  )
}

/** Of a mail that is sent nothing is kept but its key (app/notifications/announce.ts). */
const entryIn = (key: string) => /^notice\/(\d+)\//.exec(key)?.[1]
