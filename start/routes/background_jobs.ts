import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { middleware } from '#start/kernel'
import { listRoutes } from './list_routes.js'

const c = controllers.backgroundJobs

/** What is done in the background, for administrators. */
router
  .group(() => {
    listRoutes('background-jobs', [c.BackgroundJobs, 'index'])
    router.get('background-jobs/schedule', [c.BackgroundSchedule, 'show']).as('background_schedule.show')
    router.post('background-jobs/choices', [c.BackgroundJobChoices, 'store']).as('background_job_choices.store')
    router
      .get('background-jobs/set-asides/create', [c.BackgroundJobChoices, 'create'])
      .as('background_job_choices.create')
    router.post('background-jobs/set-asides', [c.BackgroundJobChoices, 'update']).as('background_job_choices.update')
    router.resource('background-jobs', c.BackgroundJobs).only(['index', 'show'])
    router
      .post('background-jobs/:background_job_id/retries', [c.BackgroundJobRetries, 'store'])
      .as('background_jobs.retries.store')
    router
      .post('background-jobs/:background_job_id/set-aside', [c.BackgroundJobSetAsides, 'store'])
      .as('background_jobs.set_aside.store')
    router
      .delete('background-jobs/:background_job_id/set-aside', [c.BackgroundJobSetAsides, 'destroy'])
      .as('background_jobs.set_aside.destroy')
  })
  .use(middleware.auth())
