import db from '@adonisjs/lucid/services/db'
import BackgroundJob from '#app/background_jobs/background_job'
import { setJobAside } from '#app/background_jobs/job_acts'
import { sqlTime } from '#app/core/dialect'
import type User from '#app/users/user'
import { actor } from './applications.js'

type Columns = Record<string, unknown>

/** A row of the outbox as the worker would have left it. */
export async function promisedJob(columns: Columns = {}) {
  const row = { job: 'imports/read', payload: '{"importId":4711}', available_at: sqlTime(), created_at: sqlTime() }
  const [id] = await db.table('outbox').insert({ ...row, ...columns })
  return jobWith(Number(id))
}

export const jobWith = (id: number) => BackgroundJob.query().where('id', id).preload('worker').firstOrFail()

export const retryingJob = (columns: Columns = {}) =>
  promisedJob({ attempts: 3, last_error: 'connect ECONNREFUSED 127.0.0.1:25', ...columns })

export const givenUpJob = (columns: Columns = {}) =>
  promisedJob({ attempts: 60, dead_at: sqlTime(), last_error: 'Row not found', ...columns })

export async function setAsideJob(by: User, reason = '这份表格已经重新导入') {
  const job = await givenUpJob()
  await setJobAside(job, actor(by), reason)
  return jobWith(job.id)
}

export async function workerSeen(at = new Date(), columns: Columns = {}) {
  const sign = { host: 'worker-1', pid: 100, backend: 'redis', concurrency: 5 }
  const [id] = await db.table('workers').insert({ ...sign, started_at: sqlTime(at), seen_at: sqlTime(at), ...columns })
  return Number(id)
}

/** In the hands of a worker that lives. */
export async function runningJob(columns: Columns = {}) {
  const workerId = await workerSeen()
  return promisedJob({ worker_id: workerId, started_at: sqlTime(), ...columns })
}

/** One of each, with what a page shows of it. */
export async function jobsInEveryStanding(administrator: User) {
  const later = sqlTime(new Date(Date.now() + 3_600_000))
  await workerSeen(new Date(Date.now() - 600_000), { ended_at: sqlTime() })
  const stuck = { started_at: sqlTime(new Date(Date.now() - 2 * 3_600_000)) }
  const jobs = [
    await givenUpJob({
      last_error: "insert into `users` (`name`) values ('李四') - UNIQUE constraint failed: users.email",
    }),
    await retryingJob({ available_at: later }),
    await runningJob(stuck),
    await promisedJob({ available_at: later }),
    await setAsideJob(administrator),
    await promisedJob({ done_at: sqlTime(), job: 'audit/anchor_day', dedupe_key: 'scheduled/pages' }),
  ]
  return jobs.map(({ path }) => path)
}
