import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import deadlines from '#config/deadlines'
import { addDays, addWorkingDays, beijingDay, type WorkCalendar } from '#app/calendar/working_days'
import { inTransaction } from '#app/core/dialect'
import { keptEach } from '#app/core/kept'
import type { Direction } from '#app/core/list_state'
import type { Actor } from '#app/users/actor'
import Clock, { type ClockStanding } from '#app/workflow/clock'
import { extendClock } from '#app/workflow/clocks'
import type PointApplication from './point_application.js'
import { pointApplicationWorkflow } from './point_application_workflow.js'

type Query = ModelQueryBuilderContract<typeof PointApplication>

type ClockRow = Record<string, unknown> & { subject_id: number }

export type RunningDeadline = ClockStanding & { clock: Clock }

/** How the limits of an application stand, the one that ends first in front. `clocks` is loaded. */
export function deadlinesOf({ clocks }: PointApplication, calendar: WorkCalendar): RunningDeadline[] {
  const running = clocks.map((clock) => ({ clock, ...clock.standing(calendar) }))
  return running.sort((one, other) => (one.dueOn ?? '9').localeCompare(other.dueOn ?? '9'))
}

/** The running limits of many applications, the one that ends first in front. */
export async function loadClocks(applications: PointApplication[]) {
  const ids = applications.map(({ id }) => id)
  const clocks = await keptEach('clocks of point_application', ids, runningOf)
  for (const [index, application] of applications.entries()) {
    application.$setRelated('clocks', Clock.$createMultipleFromAdapterResult(clocks[index] ?? []))
  }
}

async function runningOf(ids: number[]) {
  const rows = await Clock.of('point_application', ids).clearOrder().orderBy('dueOn').pojo<ClockRow>().exec()
  return Map.groupBy(rows, (row) => row.subject_id)
}

/** Applications with a limit that is over, or that ends within the days that count as soon. */
export function whereDeadline(query: Query, which: 'over' | 'soon', calendar: WorkCalendar) {
  const today = beijingDay()
  const running = Clock.running().where('subjectType', 'point_application').select('subjectId')
  if (which === 'over') running.where('dueOn', '<', today)
  else running.whereBetween('dueOn', [today, addWorkingDays(today, deadlines.soon, calendar)])
  query.whereIn('id', running)
}

/** By the limit that ends first; those without one come as the database puts them. */
export function byDeadline(query: Query, direction: Direction) {
  const first = Clock.running()
    .where('subjectType', 'point_application')
    .whereColumn('clocks.subject_id', 'point_applications.id')
    .clearOrder()
    .min('due_on')
  query.orderBy(first, direction)
}

/**
 * Extends one limit of an application, once.
 *
 * @throws StepNotAllowed `extended_before`
 */
export function extendDeadline(
  application: PointApplication,
  clock: Clock,
  by: Actor & { id: number },
  { days, reason }: { days: number; reason: string }
) {
  return inTransaction(async (trx) => {
    await extendClock(trx, clock, by, { days, reason })
    const details = { kind: clock.kind, days, opinion: reason }
    await pointApplicationWorkflow.tell(trx, 'point_application.deadline_extended', application.id, by, details)
  })
}

/** Fewer than this say nothing about the next one. */
const ENOUGH = 5

export type HandlingTimes = { count: number; half: number; most: number }

/**
 * How long the decisions of the last year took, in working days of the office: half of them at most `half`, nine of ten
 * at most `most`. Null when there are too few.
 */
export async function handlingTimes(): Promise<HandlingTimes | null> {
  const decided = await Clock.query()
    .join('point_applications', 'point_applications.id', 'clocks.subject_id')
    .where({ 'clocks.subject_type': 'point_application', 'clocks.kind': 'decision' })
    .where('clocks.ended_on', '>=', addDays(beijingDay(), -365))
    .whereIn('point_applications.state', ['recognized', 'rejected'])
    .orderBy('clocks.used_days')
    .select('clocks.used_days')
  const days = decided.map(({ usedDays }) => usedDays!)
  if (days.length < ENOUGH) return null
  return { count: days.length, half: quantile(days, 0.5), most: quantile(days, 0.9) }
}

/** The smallest of the sorted values that so large a share of them does not exceed. */
export function quantile(sorted: readonly number[], share: number) {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]
}
