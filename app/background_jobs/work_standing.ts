import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import { now } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import settings from '#config/background_jobs'
import BackgroundJob from './background_job.js'
import { whereStanding, type JobStanding } from './job_standing.js'
import Worker, { aliveSince } from './worker.js'

const MINUTE = 60_000
/** A process that has just begun does not know yet whether a worker comes with it. */
const BEGAN = Date.now() - process.uptime() * 1000

export type WorkStanding = {
  alive: number
  /** The last sign of life of any worker; null when there never was one. */
  seenAt: DateTime | null
  isMissing: boolean
  storeAwaySince: DateTime | null
}

/** Is there somebody who works, and can the store of the queue be used? */
export async function workStanding(): Promise<WorkStanding> {
  const last = await Worker.query().orderBy('seen_at', 'desc').limit(20)
  const alive = last.filter(({ isAlive }) => isAlive)
  const seenAt = last.at(0)?.seenAt ?? null
  const patience = now().getTime() - settings.missingAfter * MINUTE
  return {
    alive: alive.length,
    seenAt,
    isMissing: alive.length === 0 && seenAt !== null && seenAt.toMillis() < patience && BEGAN < patience,
    storeAwaySince: alive.length > 0 && alive.every((worker) => worker.storeAwaySince) ? alive[0].storeAwaySince : null,
  }
}

/** How many there are of each standing that is not the end. */
export async function countJobs(standings: readonly JobStanding[]): Promise<Partial<Record<JobStanding, number>>> {
  const counts = await Promise.all(
    standings.map(async (standing) => {
      const query = BackgroundJob.query().limit(settings.mostCounted)
      whereStanding(query, standing)
      const [row] = await db.from(query.select('id').as('some')).count('* as total')
      return [standing, Number(row.total)] as const
    })
  )
  return Object.fromEntries(counts)
}

/** In hand for very long: the worker lives, but is it still at work? */
export function stuckJobs() {
  return BackgroundJob.query()
    .whereNull('done_at')
    .whereNull('dead_at')
    .where('started_at', '<', sqlTime(new Date(now().getTime() - settings.stuckAfter * MINUTE)))
    .whereIn('worker_id', Worker.query().whereNull('ended_at').where('seen_at', '>=', aliveSince()).select('id'))
    .preload('worker')
    .orderBy('id')
    .limit(20)
}
