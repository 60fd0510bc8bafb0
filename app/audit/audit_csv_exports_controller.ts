import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { contentDisposition } from '#app/core/content_disposition'
import { auditCsv } from './audit_csv.js'
import { exportEntries } from './audit_export.js'

export default class AuditCsvExportsController {
  async show(ctx: HttpContext) {
    const { response, i18n } = ctx
    const entries = await exportEntries(ctx)
    const name = `${i18n.t('audit.sheet')}-${beijingDay()}.csv`
    response.header('Content-Type', 'text/csv; charset=utf-8')
    response.header('Content-Disposition', contentDisposition('attachment', name))
    return response.stream(auditCsv(entries, i18n))
  }
}
