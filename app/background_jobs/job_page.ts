import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import type BackgroundJob from './background_job.js'
import { promisedJobs } from './background_job_list.js'
import { causeOf } from './job_causes.js'
import { jobInWords } from './job_kinds.js'
import { mayBe, standingTones } from './job_standing.js'
import { loadSubjects, recipientsOf, subjectHref, subjectInWords } from './job_subjects.js'

const MOST_CHILDREN = 50

export async function renderJob({ auth, view, i18n }: HttpContext, job: BackgroundJob) {
  const user = auth.getUserOrFail()
  await job.load('setAsideBy')
  await loadSubjects([job])
  const recipientOf = await recipientsOf([job])
  const [parent, children] = await Promise.all([
    job.parentId ? promisedJobs().where('id', job.parentId).first() : null,
    promisedJobs().where('parent_id', job.id).orderBy('id').limit(MOST_CHILDREN),
  ])
  return view.render('pages/background_jobs/show', {
    ...{ job, parent, children, tones: standingTones },
    named: (row: BackgroundJob) => jobInWords(row.job, i18n),
    about: { text: subjectInWords(job, i18n), href: subjectHref(job, user) },
    recipient: recipientOf(job),
    cause: job.fault && causeOf(job.fault),
    may: (act: keyof typeof mayBe) => (mayBe[act] as readonly string[]).includes(job.standing),
    timeline: await timelineOf('background_job', job.id, i18n),
  })
}

export function jobOf({ params }: HttpContext) {
  return promisedJobs()
    .where('id', params.background_job_id ?? params.id)
    .firstOrFail()
}
