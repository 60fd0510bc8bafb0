import { DateTime } from 'luxon'
import config from '#config/personal_data'
import { now } from '#app/core/clock'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { system, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import { enqueue } from '#jobs/queue'
import PersonExport from './person_export.js'

export type PersonExportState = 'ordered' | 'done' | 'expired'

export const personExportWorkflow = new Workflow(
  'person_export',
  'person_exports',
  {
    ordered: { tone: 'waiting', waitsFor: null, group: 'open' },
    done: { tone: 'good', waitsFor: null, group: 'open' },
    expired: { tone: 'quiet', waitsFor: null, group: 'over' },
  },
  {
    finish: { from: ['ordered'], to: 'done', recordedAs: 'person_export.done' },
    expire: { from: ['ordered', 'done'], to: 'expired', recordedAs: 'person_export.expired' },
  } as const satisfies Record<string, { from: readonly PersonExportState[]; to: PersonExportState; recordedAs: string }>
)

type Person = Actor & { id: number }
type Whose = { userId: number; requestId: number | null } | { userId: null; requestId: number }
type Written = { fileKey: string; size: number; sha256: string }

/**
 * Promises the archive of the own data. Who has ordered one, and waits for it, is led to that.
 *
 * @throws StepNotAllowed `too_many_exports`
 */
export function orderOwnExport(by: Person, locale: string): Promise<PersonExport> {
  return inTransaction(async (trx) => {
    /** Those of one person come one after the other, so that there is not one too many. */
    await trx.from('users').where('id', by.id).forUpdate().first()
    const open = await PersonExport.query({ client: trx }).where('userId', by.id).whereNot('state', 'expired')
    const waiting = open.find(({ state }) => state === 'ordered')
    if (waiting) return waiting
    if (open.length >= config.mostKept)
      throw new StepNotAllowed('order', 'too_many_exports', null, { most: String(config.mostKept) })
    return orderExport(trx, { userId: by.id, requestId: null }, by, locale)
  })
}

export async function orderExport(trx: Trx, whose: Whose, by: Person, locale: string) {
  const beginning = { state: 'ordered', version: 0, stateSince: DateTime.utc(), downloads: 0 } as const
  const ordered = await PersonExport.create({ ...whose, ...beginning, byId: by.id, locale }, { client: trx })
  await personExportWorkflow.begin(trx, ordered, by, 'person_export.ordered')
  const payload = { personExportId: ordered.id }
  await enqueue(trx, 'personal_data/write_export', payload, { dedupeKey: `personal_data/write_export/${ordered.id}` })
  return ordered
}

export function finishExport(ordered: PersonExport, { fileKey, size, sha256 }: Written, rows: number) {
  const expiresAt = new Date(now().getTime() + config.keptDays * 86_400_000)
  return personExportWorkflow.take('finish', ordered, {
    by: system('export_writer'),
    details: { rows, size, sha256, ...(ordered.requestId && { request: ordered.requestId }) },
    set: { file_key: fileKey, size, sha_256: sha256, expires_at: sqlTime(expiresAt) },
  })
}

export function expireExport(file: PersonExport) {
  return personExportWorkflow.take('expire', file, { by: system('export_keeper'), set: { file_key: null } })
}

/** @throws StepNotAllowed when it is not kept any more */
export function noteDownload({ id, userId }: PersonExport, by: Person) {
  return inTransaction(async (trx) => {
    await personExportWorkflow.hold(trx, id, ['done'], 'download')
    await trx.from('person_exports').where({ id }).increment('downloads', 1)
    await personExportWorkflow.tell(trx, 'person_export.downloaded', id, by, userId ? { user: userId } : {})
  })
}
