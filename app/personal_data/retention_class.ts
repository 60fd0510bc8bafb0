import { DateTime, type DurationLikeObject } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { beijingDay } from '#app/core/beijing_day'
import { now } from '#app/core/clock'
import { sqlTime, type Trx } from '#app/core/dialect'

export const retentionGroups = ['permanent', 'years_30', 'years_10', 'personal', 'logs', 'working'] as const

type Query = DatabaseQueryBuilderContract<any>

/** The end of what is old enough: as a day in Beijing, as both databases store a time, and as a moment. */
export type Before = { day: string; time: string; moment: Date }

type Rows = {
  table: string
  /** Which of them are over their time and not yet done with. */
  overdue: (query: Query, before: Before) => unknown
}

/** What is kept for how long; texts in resources/lang under `retention.classes.<key>`. */
export type RetentionClass = {
  key: string
  group: (typeof retentionGroups)[number]
} & (
  | { end: 'none' }
  /** An archive is appraised and destroyed by people: the run says what is due and touches nothing. */
  | ({ end: 'appraise'; kept: DurationLikeObject } & Rows)
  | ({ end: 'delete'; kept: DurationLikeObject } & Rows)
  | ({ end: 'anonymise'; kept: DurationLikeObject; set: () => Record<string, unknown> } & Rows)
  /** A job of its own sees to it, because files or a flow hang on it. */
  | ({ end: 'elsewhere'; kept: DurationLikeObject } & Rows)
)

export type Ending = Exclude<RetentionClass, { end: 'none' }>

const registered = new Map<string, RetentionClass>()

/** Modules say what they keep; start/retention.ts brings them together. */
export function registerRetention(...classes: RetentionClass[]) {
  for (const one of classes) registered.set(one.key, one)
}

export function retentionClasses() {
  return retentionGroups.flatMap((group) => [...registered.values()].filter((one) => one.group === group))
}

export function beforeOf({ kept }: Ending): Before {
  const moment = DateTime.fromJSDate(now(), { zone: 'utc' }).minus(kept).toJSDate()
  return { day: DateTime.fromISO(beijingDay()).minus(kept).toISODate()!, time: sqlTime(moment), moment }
}

/** How many rows of a class are over their time; no more than `most` are counted. */
export async function countOverdue(one: Ending, most: number) {
  const some = db.from(one.table).select('id').limit(most)
  one.overdue(some, beforeOf(one))
  const [{ count }] = await db.from(some.as('overdue')).count('* as count')
  return Number(count)
}

/**
 * Deletes or makes anonymous so many rows of a class at most.
 *
 * @returns how many
 */
export async function forgetSome(trx: Trx, one: Ending, most: number): Promise<number> {
  if (one.end !== 'delete' && one.end !== 'anonymise') return 0
  const before = beforeOf(one)
  const found = trx.from(one.table).select('id').limit(most)
  one.overdue(found, before)
  const ids = (await found).map(({ id }) => id)
  if (ids.length === 0) return 0

  /** Asked again: a session, for instance, may have been prolonged since. */
  const rows = trx.from(one.table).whereIn('id', ids)
  one.overdue(rows, before)
  const done = await (one.end === 'delete' ? rows.delete() : rows.update(one.set()))
  return Number(done)
}
