import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { inParts } from '#app/core/in_parts'
import { recordAll } from '#app/audit/record'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { nudge } from '#jobs/queue'
import BackgroundJob from './background_job.js'
import { beforeRetry } from './job_kinds.js'
import { mayBe, type JobStanding } from './job_standing.js'

const AT_ONCE = 50

type Seen = Pick<BackgroundJob, 'id' | 'version'>

/** The job is due at once; one that was given up gets a whole new round of tries. */
export function retryJob(job: Seen, by: Actor) {
  return actOn(job, RETRY, by)
}

/** It is never tried again by itself. */
export function setJobAside(job: Seen, by: Actor & { id: number }, reason: string) {
  return actOn(job, settingAside(by, reason), by)
}

/** What was set aside is given up again, so that it may be tried. */
export function bringJobBack(job: Seen, by: Actor) {
  return actOn(job, BRING_BACK, by)
}

export type Outcome = { done: number; left: number }

/** Those of the jobs that still fit; the others stay as they are. */
export function retryJobs(ids: readonly number[], by: Actor) {
  return actOnAll(ids, RETRY, by)
}

export function setJobsAside(ids: readonly number[], by: Actor & { id: number }, reason: string) {
  return actOnAll(ids, settingAside(by, reason), by)
}

type Act = {
  from: readonly JobStanding[]
  recordedAs: string
  details?: Record<string, unknown>
  set(job: BackgroundJob): Record<string, unknown>
  /** What of other tables has to be as before the first try. */
  also?: (trx: Trx, jobs: readonly BackgroundJob[]) => Promise<unknown>
}

const DUE = { dead_at: null, told_at: null, locked_until: null }

const RETRY: Act = {
  from: mayBe.retried,
  recordedAs: 'background_job.retried',
  set: ({ deadAt, attempts }) => ({ ...DUE, available_at: sqlTime(), attempts: deadAt ? 0 : attempts }),
  also: beforeRetry,
}

const settingAside = (by: Actor & { id: number }, reason: string): Act => ({
  from: mayBe.set_aside,
  recordedAs: 'background_job.set_aside',
  details: { opinion: reason },
  set: ({ deadAt }) => ({
    dead_at: deadAt ? sqlTime(deadAt.toJSDate()) : sqlTime(),
    ...{ set_aside_at: sqlTime(), set_aside_by_id: by.id, set_aside_reason: reason, locked_until: null },
  }),
})

const BRING_BACK: Act = {
  from: mayBe.brought_back,
  recordedAs: 'background_job.brought_back',
  /** Who brought it back knows of it. */
  set: () => ({ set_aside_at: null, set_aside_by_id: null, set_aside_reason: null, told_at: sqlTime() }),
}

/**
 * One act on one job, whole or not at all: by compare-and-set against the worker, which takes a job in hand only while
 * it is neither done nor given up (jobs/deliver.ts).
 *
 * @throws StepNotAllowed (409) when it is not any more what the actor saw
 */
function actOn({ id, version }: Seen, act: Act, by: Actor) {
  return inTransaction(async (trx) => {
    const [job] = await held(trx, [id])
    if (!job) throw new StepNotAllowed(act.recordedAs, 'gone')
    const isAsSeen = job.version === version && act.from.includes(job.standing)
    if (!isAsSeen) throw await refusal(trx, job, act)
    await write(trx, [job], act, by)
  })
}

async function actOnAll(ids: readonly number[], act: Act, by: Actor): Promise<Outcome> {
  let done = 0
  for (const some of inParts([...new Set(ids)], AT_ONCE)) {
    done += await inTransaction(async (trx) => {
      const jobs = (await held(trx, some)).filter(({ standing }) => act.from.includes(standing))
      await write(trx, jobs, act, by)
      return jobs.length
    })
  }
  return { done, left: new Set(ids).size - done }
}

function held(trx: Trx, ids: readonly number[]) {
  return BackgroundJob.query({ client: trx })
    .whereIn('id', [...ids])
    .preload('worker')
    .orderBy('id')
    .forUpdate()
}

async function write(trx: Trx, jobs: readonly BackgroundJob[], act: Act, by: Actor) {
  if (jobs.length === 0) return
  for (const job of jobs) {
    const moved = await trx
      .from('outbox')
      .where({ id: job.id, version: job.version })
      .update({ ...act.set(job), version: job.version + 1 })
    if (Number(moved) === 0) throw await refusal(trx, job, act)
  }
  await act.also?.(trx, jobs)
  const subjects = jobs.map(({ id, job, attempts }) => ({
    ...{ type: 'background_job', id },
    details: { job, attempts, ...act.details },
  }))
  await recordAll(trx, act.recordedAs, subjects, by)
  trx.after('commit', nudge)
}

async function refusal(trx: Trx, { id, standing }: BackgroundJob, { recordedAs }: Act) {
  const reason = standing === 'running' ? 'job_running' : standing === 'done' ? 'job_done' : 'job_moved'
  const last = await trx
    .from('audit_entries')
    .where({ subject_type: 'background_job', subject_id: id })
    .orderBy('seq', 'desc')
    .first()
  const lastAct = last && {
    ...{ action: last.action, actorName: last.actor_name, occurredAt: last.occurred_at },
    opinion: JSON.parse(last.details).opinion,
  }
  return new StepNotAllowed(recordedAs, reason, lastAct ?? null)
}
