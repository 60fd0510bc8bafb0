import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import settings from '#config/background_jobs'
import type BackgroundJob from './background_job.js'
import { backgroundJobList, promisedJobs } from './background_job_list.js'
import BackgroundJobPolicy from './background_job_policy.js'
import { jobInWords } from './job_kinds.js'
import { jobOf, renderJob } from './job_page.js'
import { jobStandings, standingTones } from './job_standing.js'
import { subjectHref } from './job_subjects.js'
import { countJobs, stuckJobs, workStanding } from './work_standing.js'

const COUNTED = jobStandings.filter((standing) => standing !== 'done')

/** 后台任务: what was promised to be done, and what became of it. */
export default class BackgroundJobsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(BackgroundJobPolicy).authorize('look')
    const user = auth.getUserOrFail()
    return answerList(ctx, promisedJobs(), backgroundJobList(i18n), i18n.t('background_jobs.title'), async (list) => {
      const [counts, work, stuck] = await Promise.all([countJobs(COUNTED), workStanding(), stuckJobs()])
      return view.render('pages/background_jobs/index', {
        ...{ list, counts, work, stuck, jobStandings, tones: standingTones, most: settings.mostAtOnce },
        named: ({ job }: BackgroundJob) => jobInWords(job, i18n),
        hrefOf: (job: BackgroundJob) => subjectHref(job, user),
      })
    })
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with(BackgroundJobPolicy).authorize('look')
    return renderJob(ctx, await jobOf(ctx))
  }
}
