import type { I18n } from '@adonisjs/i18n'
import { csvLines } from '#app/core/csv'
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

/** Every entry with all that its hash covers. */
export function auditCsv(batches: AsyncIterable<AuditEntry[]>, i18n: I18n) {
  const headers = COLUMNS.map((column) => i18n.t(`audit.columns.${column}`))
  return csvLines(headers, batches, (entry) => cellsOf(entry, i18n))
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
