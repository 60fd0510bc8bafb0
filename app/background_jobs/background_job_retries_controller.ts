import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import BackgroundJobPolicy from './background_job_policy.js'
import { seenJobValidator } from './background_job_validators.js'
import { retryJob } from './job_acts.js'
import { jobOf } from './job_page.js'

/** 立即重试. */
export default class BackgroundJobRetriesController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(BackgroundJobPolicy).authorize('act')
    const { id, path } = await jobOf(ctx)
    const { version } = await request.validateUsing(seenJobValidator)
    await retryJob({ id, version }, personOf(ctx))
    session.flash('success', i18n.t('background_jobs.retried'))
    return response.redirect(path)
  }
}
