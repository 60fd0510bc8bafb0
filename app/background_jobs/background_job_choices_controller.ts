import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { wholeListOf } from '#app/core/list'
import { personOf } from '#app/users/actor'
import settings from '#config/background_jobs'
import BackgroundJob from './background_job.js'
import { backgroundJobList, promisedJobs } from './background_job_list.js'
import BackgroundJobPolicy from './background_job_policy.js'
import { jobChoiceValidator, settingManyAsideValidator } from './background_job_validators.js'
import { retryJobs, setJobsAside, type Outcome } from './job_acts.js'
import { jobInWords } from './job_kinds.js'
import { mayBe, standingTones } from './job_standing.js'

const LIST = '/background-jobs'

/** Many at once: rows ticked in the list, or all of the list as it is filtered. */
export default class BackgroundJobChoicesController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(BackgroundJobPolicy).authorize('act')
    const { act, ids, whole } = await request.validateUsing(jobChoiceValidator)
    const chosen = whole ? await idsOfList(ctx) : (ids ?? [])
    const refusal = chosen.length === 0 ? 'nothing' : chosen.length > settings.mostAtOnce ? 'too_many' : null
    if (refusal) {
      session.flash('error', i18n.t(`background_jobs.${refusal}`, { most: settings.mostAtOnce }))
      return response.redirect().withQs().toPath(LIST)
    }
    if (act === 'set_aside') return response.redirect(`${LIST}/set-asides/create?ids=${chosen.join(',')}`)
    tellOutcome(ctx, 'retried_many', await retryJobs(chosen, personOf(ctx)))
    return response.redirect().withQs().toPath(LIST)
  }

  /** What was chosen, and the reason is asked for. */
  async create(ctx: HttpContext) {
    await ctx.bouncer.with(BackgroundJobPolicy).authorize('act')
    const asked = String(ctx.request.qs().ids ?? '').split(',')
    return renderChosen(ctx, asked.map(Number))
  }

  async update(ctx: HttpContext) {
    const { bouncer, request, response } = ctx
    await bouncer.with(BackgroundJobPolicy).authorize('act')
    showAgain(ctx, () => renderChosen(ctx, [request.input('ids', [])].flat().map(Number)))
    const { ids, setAsideReason } = await request.validateUsing(settingManyAsideValidator)
    tellOutcome(ctx, 'set_aside_many', await setJobsAside(ids, personOf(ctx), setAsideReason))
    return response.redirect(LIST)
  }
}

async function idsOfList({ request, i18n }: HttpContext) {
  const query = wholeListOf(BackgroundJob.query(), request, backgroundJobList(i18n))
  const rows = await query.select('id').limit(settings.mostAtOnce + 1)
  return rows.map(({ id }) => id)
}

async function renderChosen({ view, i18n }: HttpContext, ids: number[]) {
  const known = ids.filter((id) => Number.isSafeInteger(id) && id > 0).slice(0, settings.mostAtOnce)
  const jobs = await promisedJobs().whereIn('id', known).orderBy('id')
  const fits = ({ standing }: BackgroundJob) => (mayBe.set_aside as readonly string[]).includes(standing)
  return view.render('pages/background_jobs/set_aside', {
    fitting: jobs.filter(fits),
    others: jobs.length - jobs.filter(fits).length,
    tones: standingTones,
    named: ({ job }: BackgroundJob) => jobInWords(job, i18n),
  })
}

function tellOutcome({ session, i18n }: HttpContext, act: string, { done, left }: Outcome) {
  session.flash(done > 0 ? 'success' : 'error', i18n.t(`background_jobs.${act}`, { done, left }))
}
