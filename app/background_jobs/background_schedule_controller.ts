import type { HttpContext } from '@adonisjs/core/http'
import BackgroundJobPolicy from './background_job_policy.js'
import { jobInWords } from './job_kinds.js'
import { standingTones } from './job_standing.js'
import { patternInWords } from './schedule_words.js'
import { scheduledWork } from './scheduled_work.js'
import { workStanding } from './work_standing.js'
import Worker from './worker.js'

/** 定时任务 and the processes that do the work. */
export default class BackgroundScheduleController {
  async show({ bouncer, view, i18n }: HttpContext) {
    await bouncer.with(BackgroundJobPolicy).authorize('look')
    const planned = await scheduledWork()
    return view.render('pages/background_jobs/schedule', {
      lines: planned
        .map((line) => ({ ...line, name: jobInWords(line.job, i18n), rhythm: patternInWords(line.pattern, i18n) }))
        .sort((one, other) => one.next.toMillis() - other.next.toMillis()),
      work: await workStanding(),
      workers: await Worker.query().orderBy('seen_at', 'desc').orderBy('id', 'desc').limit(10),
      tones: standingTones,
    })
  }
}
