import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import BackgroundJobPolicy from './background_job_policy.js'
import { seenJobValidator, settingAsideValidator } from './background_job_validators.js'
import { bringJobBack, setJobAside } from './job_acts.js'
import { jobOf, renderJob } from './job_page.js'

/** 不再执行: with a reason, and to be brought back. */
export default class BackgroundJobSetAsidesController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(BackgroundJobPolicy).authorize('act')
    const job = await jobOf(ctx)
    showAgain(ctx, () => renderJob(ctx, job))
    const { version, setAsideReason } = await request.validateUsing(settingAsideValidator)
    await setJobAside({ id: job.id, version }, personOf(ctx), setAsideReason)
    session.flash('success', i18n.t('background_jobs.was_set_aside'))
    return response.redirect(job.path)
  }

  async destroy(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(BackgroundJobPolicy).authorize('act')
    const { id, path } = await jobOf(ctx)
    const { version } = await request.validateUsing(seenJobValidator)
    await bringJobBack({ id, version }, personOf(ctx))
    session.flash('success', i18n.t('background_jobs.brought_back'))
    return response.redirect(path)
  }
}
