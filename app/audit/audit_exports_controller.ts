import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { contentDisposition } from '#app/core/content_disposition'
import { workbookStream, XLSX, type Sheet } from '#app/core/spreadsheet'
import { formatTime } from '#app/core/format'
import type AuditEntry from './audit_entry.js'
import { exportEntries } from './audit_export.js'
import { sentenceOf } from './timeline.js'

export default class AuditExportsController {
  async show(ctx: HttpContext) {
    const { response, i18n } = ctx
    const entries = await exportEntries(ctx)
    response.header('Content-Type', XLSX)
    response.header(
      'Content-Disposition',
      contentDisposition('attachment', `${i18n.t('audit.sheet')}-${beijingDay()}.xlsx`)
    )
    return response.stream(workbookStream(auditSheet(i18n), entries))
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
