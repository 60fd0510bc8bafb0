import { DateTime } from 'luxon'
import config from '#config/exports'
import { record } from '#app/audit/record'
import { now } from '#app/core/clock'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { system, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import { enqueue } from '#jobs/queue'
import ExportFile, { type Refusal } from './export_file.js'
import type { WorkbookAt } from './workbook_at.js'

export type ExportFileState = 'ordered' | 'running' | 'done' | 'failed' | 'cancelled' | 'expired'

export const exportFileWorkflow = new Workflow(
  'export_file',
  'export_files',
  {
    ordered: { tone: 'waiting', waitsFor: null, group: 'open' },
    running: { tone: 'info', waitsFor: null, group: 'open' },
    done: { tone: 'good', waitsFor: null, group: 'done' },
    failed: { tone: 'bad', waitsFor: null, group: 'over' },
    cancelled: { tone: 'quiet', waitsFor: null, group: 'over' },
    expired: { tone: 'quiet', waitsFor: null, group: 'over' },
  },
  {
    /** Also anew, where a worker died. */
    start: { from: ['ordered', 'running'], to: 'running', recordedAs: 'export_file.started' },
    finish: { from: ['running'], to: 'done', recordedAs: 'export_file.done' },
    refuse: { from: ['ordered', 'running'], to: 'failed', recordedAs: 'export_file.refused' },
    cancel: { from: ['ordered', 'running'], to: 'cancelled', recordedAs: 'export_file.cancelled' },
    retry: { from: ['failed', 'cancelled', 'expired'], to: 'ordered', recordedAs: 'export_file.ordered_again' },
    expire: { from: ['done'], to: 'expired', recordedAs: 'export_file.expired' },
  } as const satisfies Record<string, { from: readonly ExportFileState[]; to: ExportFileState; recordedAs: string }>
)

type Person = Actor & { id: number }
type Order = Pick<ExportFile, 'title' | 'action' | 'address' | 'format' | 'locale' | 'total'>
type Taken = Pick<WorkbookAt, 'subject' | 'details'>
type Written = { fileKey: string; size: number; sha256: string }

const NOTHING_YET = { done: 0, run: 0, failures: 0, downloads: 0 }
const byWriter = system('export_writer')

/**
 * Promises the file. Who ordered the same one before, and waits for it, is led to that.
 *
 * @throws StepNotAllowed `too_many_exports`
 */
export function orderExport(order: Order, by: Person): Promise<ExportFile> {
  return inTransaction(async (trx) => {
    const open = await openOf(trx, by)
    const same = open.find(({ address, format }) => address === order.address && format === order.format)
    if (same) return same
    refuseTooMany(open, 'order')

    const beginning = { state: 'ordered', version: 0, stateSince: DateTime.utc(), byId: by.id } as const
    const file = await ExportFile.create({ ...order, ...beginning, ...NOTHING_YET }, { client: trx })
    const { title, address, format } = order
    await exportFileWorkflow.begin(trx, file, by, 'export_file.ordered', { title, address, format })
    await promise(trx, file.id, file.version)
    return file
  })
}

/** Once more, with the rows of that moment. */
export function retryExport(file: ExportFile, by: Person) {
  return exportFileWorkflow.take('retry', file, {
    by,
    set: { done: 0, failures: 0, refusal: null, alive_at: null, expires_at: null },
    also: async (trx) => {
      const others = (await openOf(trx, by)).filter(({ id }) => id !== file.id)
      refuseTooMany(others, 'retry')
      await promise(trx, file.id, file.version + 1)
    },
  })
}

/** Who writes it stops with the rows that are in hand. */
export function cancelExport(file: ExportFile, by: Person) {
  return exportFileWorkflow.take('cancel', file, { by })
}

export function startExport(file: ExportFile, known: { total: number | null; epoch: number }) {
  const set = { run: file.run + 1, ...known, done: 0, alive_at: sqlTime() }
  return exportFileWorkflow.take('start', file, { by: byWriter, set })
}

export function finishExport(file: ExportFile, { fileKey, size, sha256 }: Written, rows: number) {
  const expiresAt = new Date(now().getTime() + config.keptDays * 86_400_000)
  return exportFileWorkflow.take('finish', file, {
    by: byWriter,
    details: { rows, size, sha256 },
    set: { file_key: fileKey, size, sha_256: sha256, done: rows, total: rows, expires_at: sqlTime(expiresAt) },
  })
}

export function refuseExport(file: ExportFile, refusal: Refusal) {
  return exportFileWorkflow.take('refuse', file, { by: byWriter, details: { refusal }, set: { refusal } })
}

export function expireExport(file: ExportFile) {
  return exportFileWorkflow.take('expire', file, { by: system('export_keeper'), set: { file_key: null } })
}

/**
 * Who took which rows out is on record before the first one leaves, by the name under which the list records it.
 *
 * @throws StepNotAllowed when the file is not kept any more
 */
export function noteDownload({ id, action, address }: ExportFile, of: Taken, by: Person) {
  return inTransaction(async (trx) => {
    await exportFileWorkflow.hold(trx, id, ['done'], 'download')
    await trx.from('export_files').where({ id }).increment('downloads', 1)
    const [, filter = ''] = address.split('?')
    const { subject = { type: 'user', id: by.id }, details } = of
    await record(trx, { action, subject, by, details: { filter, ...details, export_file: String(id) } })
  })
}

/** Each way to being written promises its own work. */
export function promise(trx: Trx, exportFileId: number, version: number) {
  return enqueue(
    trx,
    'export_files/write',
    { exportFileId },
    { dedupeKey: `export_files/write/${exportFileId}/${version}` }
  )
}

/** Those of one person come one after the other, so that there is not one too many. */
async function openOf(trx: Trx, { id }: Person) {
  await trx.from('users').where('id', id).forUpdate().first()
  return ExportFile.query({ client: trx }).where('byId', id).whereIn('state', exportFileWorkflow.statesIn('open'))
}

function refuseTooMany(open: ExportFile[], step: string) {
  if (open.length < config.mostOpen) return
  throw new StepNotAllowed(step, 'too_many_exports', null, { most: String(config.mostOpen) })
}
