import type { I18n } from '@adonisjs/i18n'
import { inParts } from '#app/core/in_parts'
import type { Trx } from '#app/core/dialect'
import type BackgroundJob from './background_job.js'

export type About = { type: string; id: number }

type Payload = Record<string, unknown>

export type JobKind = {
  /** What it is about: the subject type, and the name under which its id was promised. */
  about?: { type: string; key: string } | ((payloads: readonly Payload[]) => Promise<(About | null)[]>)
  /** Before somebody has it tried again: what it is about has to be as before the first try. */
  beforeRetry?(trx: Trx, payloads: readonly Payload[]): Promise<unknown>
}

export type ScheduledJob = { job: string; pattern: string }

const kinds = new Map<string, JobKind>()
const scheduled: ScheduledJob[] = []

/** This room knows none of the jobs: they are registered in start/background_jobs.ts. */
export function registerJobKinds(added: Record<string, JobKind>) {
  for (const [job, kind] of Object.entries(added)) kinds.set(job, kind)
}

export function registerSchedule(added: readonly ScheduledJob[]) {
  scheduled.push(...added)
}

export const allJobs = () => [...kinds.keys()]
export const kindOf = (job: string) => kinds.get(job)
export const wholeSchedule = (): readonly ScheduledJob[] => scheduled

/** A job in words; with its own name where this version does not know it. */
export function jobInWords(job: string, i18n: Pick<I18n, 't'>) {
  return kinds.has(job)
    ? i18n.t(`background_jobs.kinds.${job.replaceAll('/', '.')}`)
    : i18n.t('background_jobs.unknown_kind', { job })
}

export async function beforeRetry(trx: Trx, jobs: readonly BackgroundJob[]) {
  for (const [job, { beforeRetry: prepare }] of kinds) {
    const payloads = jobs.filter((row) => row.job === job).map(({ payload }) => payload)
    if (prepare) for (const some of inParts(payloads)) await prepare(trx, some)
  }
}
