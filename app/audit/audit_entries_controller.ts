import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from './answer_list.js'
import AuditEntry from './audit_entry.js'
import { auditEntryList } from './audit_entry_list.js'
import AuditPolicy from './audit_policy.js'
import { subjectPage } from './subject_pages.js'
import { sentenceOf } from './timeline.js'
import { verifications } from './verification.js'

/** 操作记录 of the whole system, for the audit administrator and the head of the division. */
export default class AuditEntriesController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(AuditPolicy).authorize('read')
    const user = auth.getUserOrFail()
    const mayVerify = await bouncer.with(AuditPolicy).allows('verify')
    return answerList(ctx, AuditEntry.query(), auditEntryList(i18n), i18n.t('audit.title'), async (list) =>
      view.render('pages/audit/index', {
        list,
        verification: mayVerify ? await verifications() : null,
        lines: list.rows.map((entry) => ({ entry, ...sentenceOf(entry, i18n), href: subjectPage(entry, user) })),
      })
    )
  }
}
