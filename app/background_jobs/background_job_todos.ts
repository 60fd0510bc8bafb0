import type User from '#app/users/user'
import type { TodoSource } from '#app/workflow/todos'
import BackgroundJob from './background_job.js'
import { causeOf } from './job_causes.js'
import { jobInWords } from './job_kinds.js'
import { standingTones, whereStanding } from './job_standing.js'

/** What was given up and nobody has looked after yet. */
export const backgroundJobTodos: TodoSource = {
  item: 'background_jobs',
  waiting: givenUpFor,
  list: async (user, { i18n }) => {
    const rows = await givenUpFor(user).orderBy('dead_at').orderBy('id').limit(20)
    return rows.map((row) => ({
      title: jobInWords(row.job, i18n),
      text: i18n.t(`background_jobs.causes.${causeOf(row.fault ?? '')}.text`),
      href: row.path,
      badge: { tone: standingTones.given_up, text: i18n.t('background_jobs.standings.given_up') },
      since: row.deadAt!,
    }))
  },
}

function givenUpFor(user: User) {
  const query = BackgroundJob.query()
  if (user.is('administrator')) whereStanding(query, 'given_up')
  else query.whereRaw('1 = 0')
  return query
}
