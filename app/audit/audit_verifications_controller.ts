import type { HttpContext } from '@adonisjs/core/http'
import { actorOf } from '#app/users/actor'
import AuditPolicy from './audit_policy.js'
import { orderVerification } from './verification.js'

/** 核验: the whole trail is read by a job, which says what is not as it was written. */
export default class AuditVerificationsController {
  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    await bouncer.with(AuditPolicy).authorize('verify')
    const isNew = await orderVerification(actorOf(ctx))
    session.flash('success', i18n.t(isNew ? 'audit.verification.ordered' : 'audit.verification.running'))
    return response.redirect('/audit')
  }
}
