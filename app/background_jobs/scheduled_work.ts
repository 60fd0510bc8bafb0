import { CronExpressionParser } from 'cron-parser'
import { DateTime } from 'luxon'
import { now } from '#app/core/clock'
import { ZONE } from '#app/core/format'
import BackgroundJob from './background_job.js'
import { wholeSchedule } from './job_kinds.js'

/** As the worker keys them (jobs/queue_service.ts); 0 is the sign after the stroke. */
const [FROM, BEFORE] = ['scheduled/', 'scheduled0']
/** A run may be promised a little after its time. */
const LATE = 15 * 60_000

export type ScheduledWork = {
  job: string
  pattern: string
  next: DateTime
  last: BackgroundJob | null
  /** Its time has passed since, and nothing was promised. */
  isMissed: boolean
}

/** What runs when, when it last ran and how that ended. Runs are known for a month. */
export async function scheduledWork(): Promise<ScheduledWork[]> {
  const last = await lastRuns()
  return wholeSchedule().map(({ job, pattern }) => {
    const { next, previous } = timesAround(pattern)
    const run = last.get(job) ?? null
    const isDue = now().getTime() - previous.toMillis() > LATE
    return { job, pattern, next, last: run, isMissed: isDue && run !== null && run.createdAt < previous }
  })
}

export function timesAround(pattern: string, moment = now()) {
  const times = () => CronExpressionParser.parse(pattern, { tz: ZONE, currentDate: moment })
  const at = (time: { getTime(): number }) => DateTime.fromMillis(time.getTime(), { zone: 'utc' })
  return { next: at(times().next()), previous: at(times().prev()) }
}

async function lastRuns() {
  const newest = BackgroundJob.query()
    .where('dedupe_key', '>=', FROM)
    .where('dedupe_key', '<', BEFORE)
    .groupBy('job')
    .max('id')
  const runs = await BackgroundJob.query().whereIn('id', newest).preload('worker')
  return new Map(runs.map((run) => [run.job, run]))
}
