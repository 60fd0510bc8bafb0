import db from '@adonisjs/lucid/services/db'
import BackgroundJob from '#app/background_jobs/background_job'
import { setJobAside } from '#app/background_jobs/job_acts'
import { leaveMoment, standAt } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import { actorFor } from '#app/users/actor'
import { deliver } from '#jobs/deliver'
import type { DemoPeople } from './people.js'

/** Two jobs that an older version left behind: one is settled, the other waits for the administrator. */
export async function seedBackgroundJobs({ administrator }: DemoPeople) {
  try {
    standAt(new Date(Date.now() - 5 * 86_400_000))
    const job = await leftBehind('reports/remind_late')
    await setJobAside(
      job,
      { ...actorFor(administrator), id: administrator.id },
      '旧版的催报任务，已由工作报告的提醒代替。'
    )
    standAt(new Date(Date.now() - 86_400_000))
    await leftBehind('surveys/close_expired')
  } finally {
    leaveMoment()
  }
}

async function leftBehind(job: string) {
  const [id] = await db.table('outbox').insert({ job, payload: '{}', available_at: sqlTime(), created_at: sqlTime() })
  await deliver(Number(id))
  return BackgroundJob.findOrFail(Number(id))
}
