import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import { visibleRecord } from './light_record_page.js'
import LightRecordPolicy from './light_record_policy.js'
import { noteReading } from './light_record_workflow.js'

/** 已阅 */
export default class LightRecordReadingsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, response, session, i18n } = ctx
    const record = await visibleRecord(ctx)
    await bouncer.with(LightRecordPolicy).authorize('read', record)
    await noteReading(record, auth.getUserOrFail().organizationId!, personOf(ctx))
    session.flash('success', i18n.t('light_records.read_noted'))
    return response.redirect(`/ledgers/${record.kind}/${record.id}`)
  }
}
