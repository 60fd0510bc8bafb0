import db from '@adonisjs/lucid/services/db'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { sqlTime } from '#app/core/dialect'
import type BackgroundJob from './background_job.js'
import { aliveSince } from './worker.js'

/** In the order in which they need somebody. */
export const jobStandings = ['given_up', 'retrying', 'running', 'waiting', 'planned', 'set_aside', 'done'] as const

export type JobStanding = (typeof jobStandings)[number]

type Tone = 'quiet' | 'waiting' | 'info' | 'warning' | 'good' | 'bad'

export const standingTones: Record<JobStanding, Tone> = {
  given_up: 'bad',
  retrying: 'warning',
  running: 'info',
  waiting: 'waiting',
  planned: 'quiet',
  set_aside: 'quiet',
  done: 'good',
}

/** What a person may do about it. */
export const mayBe = {
  retried: ['given_up', 'retrying'],
  set_aside: ['given_up', 'retrying'],
  brought_back: ['set_aside'],
} as const satisfies Record<string, readonly JobStanding[]>

type Query = ModelQueryBuilderContract<typeof BackgroundJob>

const aliveWorkers = () => db.from('workers').whereNull('ended_at').where('seen_at', '>=', aliveSince()).select('id')

/** Rows of one standing: the same as `BackgroundJob.standing`, and a test holds them together. */
export function whereStanding(query: Query, standing: JobStanding) {
  if (standing === 'done') return void query.whereNotNull('done_at')
  query.whereNull('done_at')
  if (standing === 'given_up') return void query.whereNotNull('dead_at').whereNull('set_aside_at')
  if (standing === 'set_aside') return void query.whereNotNull('dead_at').whereNotNull('set_aside_at')
  query.whereNull('dead_at')
  if (standing === 'running') return void query.whereIn('worker_id', aliveWorkers())
  query.where((free) => void free.whereNull('worker_id').orWhereNotIn('worker_id', aliveWorkers()))
  if (standing === 'retrying') return void query.where('attempts', '>', 0)
  query.where('attempts', 0).where('available_at', standing === 'planned' ? '>' : '<=', sqlTime())
}
