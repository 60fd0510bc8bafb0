import type { HttpContext } from '@adonisjs/core/http'
import { listOf } from '#app/core/list'
import AuditEntry from './audit_entry.js'
import { auditEntryList } from './audit_entry_list.js'
import AuditPolicy from './audit_policy.js'
import { subjectPage } from './subject_pages.js'
import { sentenceOf } from './timeline.js'

/** 操作记录 of the whole system, for the administrator and the head of the division. */
export default class AuditEntriesController {
  async index({ auth, bouncer, request, view, i18n }: HttpContext) {
    await bouncer.with(AuditPolicy).authorize('read')
    const list = await listOf(AuditEntry.query(), request, auditEntryList(i18n))
    const user = auth.getUserOrFail()
    return view.render('pages/audit/index', {
      list,
      lines: list.rows.map((entry) => ({ entry, ...sentenceOf(entry, i18n), href: subjectPage(entry, user) })),
    })
  }
}
