import type { HttpContext } from '@adonisjs/core/http'
import { listOf } from '#app/core/list'
import AuditEntry from './audit_entry.js'
import { auditEntryList } from './audit_entry_list.js'
import AuditPolicy from './audit_policy.js'
import { sentenceOf } from './timeline.js'

/** 操作记录 of the whole system, for the administrator. */
export default class AuditEntriesController {
  async index({ bouncer, request, view, i18n }: HttpContext) {
    await bouncer.with(AuditPolicy).authorize('read')
    const list = await listOf(AuditEntry.query(), request, auditEntryList(i18n))
    return view.render('pages/audit/index', {
      list,
      sentences: Object.fromEntries(list.rows.map((entry) => [entry.id, sentenceOf(entry, i18n)])),
    })
  }
}
