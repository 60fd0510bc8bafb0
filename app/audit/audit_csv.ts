import { Readable } from 'node:stream'
import type { I18n } from '@adonisjs/i18n'
import { csvLine, UTF8_MARK } from '#app/core/csv'
import type { Cell } from '#app/core/spreadsheet'
import type AuditEntry from './audit_entry.js'
import { sentenceOf } from './timeline.js'

const COLUMNS = [
  'number',
  'utc',
  'by',
  'what',
  'action',
  'subject_type',
  'subject_id',
  'seq',
  'ip',
  'request',
  'details',
  'prev_hash',
  'hash',
] as const

/** Every entry with all that its hash covers, line by line as the database gives them: any number, little memory. */
export function auditCsv(batches: AsyncIterable<AuditEntry[]>, i18n: I18n) {
  return Readable.from(lines(batches, i18n))
}

async function* lines(batches: AsyncIterable<AuditEntry[]>, i18n: I18n) {
  yield UTF8_MARK + csvLine(COLUMNS.map((column) => i18n.t(`audit.columns.${column}`)))
  for await (const entries of batches) {
    yield entries.map((entry) => csvLine(cellsOf(entry, i18n))).join('')
  }
}

function cellsOf(entry: AuditEntry, i18n: I18n): Cell[] {
  const { by, title } = sentenceOf(entry, i18n)
  return [
    entry.id,
    entry.occurredAt,
    by,
    title,
    entry.action,
    entry.subjectType,
    entry.subjectId,
    entry.seq,
    entry.ip,
    entry.requestId,
    entry.details,
    entry.prevHash,
    entry.hash,
  ]
}
