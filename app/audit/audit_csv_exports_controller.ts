import type { HttpContext } from '@adonisjs/core/http'
import { CSV } from '#app/core/csv'
import { inChunks, wholeListOf } from '#app/core/list'
import { answerExport } from './answer_export.js'
import { auditCsv } from './audit_csv.js'
import AuditEntry from './audit_entry.js'
import { auditEntryList } from './audit_entry_list.js'
import AuditPolicy from './audit_policy.js'

/** The trail with everything that a hash covers: more rows than a workbook holds, and for programs to read. */
export default class AuditCsvExportsController {
  async show(ctx: HttpContext) {
    const { bouncer, request, i18n } = ctx
    await bouncer.with(AuditPolicy).authorize('read')
    const asked = wholeListOf(AuditEntry.query(), request, auditEntryList(i18n))
    return answerExport(ctx, 'audit.exported', {
      name: i18n.t('audit.sheet'),
      ending: 'csv',
      contentType: CSV,
      body: () => auditCsv(inChunks(asked), i18n),
    })
  }
}
