import type { HttpContext } from '@adonisjs/core/http'
import { inChunks, wholeListOf } from '#app/core/list'
import type { Sheet } from '#app/core/spreadsheet'
import { formatTime } from '#app/core/format'
import { answerWorkbook } from './answer_export.js'
import AuditEntry from './audit_entry.js'
import { auditEntryList } from './audit_entry_list.js'
import AuditPolicy from './audit_policy.js'
import { sentenceOf } from './timeline.js'

export default class AuditExportsController {
  async show(ctx: HttpContext) {
    const { bouncer, request, i18n } = ctx
    await bouncer.with(AuditPolicy).authorize('read')
    const asked = wholeListOf(AuditEntry.query(), request, auditEntryList(i18n))
    return answerWorkbook(ctx, { action: 'audit.exported', sheet: auditSheet(i18n), rows: inChunks(asked) })
  }
}

function auditSheet(i18n: HttpContext['i18n']): Sheet<AuditEntry> {
  const header = (column: string) => i18n.t(`audit.columns.${column}`)
  return {
    name: i18n.t('audit.sheet'),
    title: i18n.t('audit.sheet'),
    columns: [
      { header: header('number'), width: 8, value: ({ id }) => id },
      {
        header: header('at'),
        width: 20,
        value: ({ occurredAt }) => formatTime(occurredAt, i18n.locale),
      },
      { header: header('by'), width: 14, value: (entry) => sentenceOf(entry, i18n).by },
      { header: header('what'), width: 40, value: (entry) => sentenceOf(entry, i18n).title },
      {
        header: header('subject'),
        width: 26,
        value: ({ subjectType, subjectId }) => `${subjectType}/${subjectId}`,
      },
      { header: header('ip'), width: 18, value: ({ ip }) => ip },
      { header: header('details'), width: 50, value: (entry) => entry.details },
      { header: header('hash'), width: 66, value: ({ hash }) => hash },
    ],
  }
}
