import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { inChunks, wholeListOf } from '#app/core/list'
import { personOf } from '#app/users/actor'
import { auditCsv } from './audit_csv.js'
import AuditEntry from './audit_entry.js'
import { auditEntryList } from './audit_entry_list.js'
import AuditPolicy from './audit_policy.js'
import { record } from './record.js'

/** The trail with everything that a hash covers: more rows than a workbook holds, and for programs to read. */
export default class AuditCsvExportsController {
  async show(ctx: HttpContext) {
    const { bouncer, request, response, i18n } = ctx
    await bouncer.with(AuditPolicy).authorize('read')
    const by = personOf(ctx)
    const details = { filter: request.parsedUrl.query ?? '' }
    await inTransaction((trx) =>
      record(trx, { action: 'audit.exported', subject: { type: 'user', id: by.id }, by, details })
    )

    const asked = wholeListOf(AuditEntry.query(), request, auditEntryList(i18n))
    const name = `${i18n.t('audit.sheet')}-${beijingDay()}.csv`
    response.header('Content-Type', 'text/csv; charset=utf-8')
    response.header('Content-Disposition', contentDisposition('attachment', name))
    return response.stream(auditCsv(inChunks(asked), i18n))
  }
}
