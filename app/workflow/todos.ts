import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { DateTime } from 'luxon'
import type { WorkCalendar } from '#app/calendar/working_days'
import type User from '#app/users/user'
import type { ClockStanding } from './clock.js'

/** One thing that waits for a person on the first page. */
export type Todo = {
  title: string
  /** Number or what is to be done, under the title. */
  text: string
  href: string
  badge: { tone: string; text: string }
  since: DateTime
  deadline?: Pick<ClockStanding, 'kind' | 'tone' | 'left' | 'unit'>
}

type Query = Pick<ModelQueryBuilderContract<LucidModel, unknown>, 'select'>

/** Where todos come from. Modules are registered in start/todos.ts. */
export type TodoSource = {
  /** The item of the navigation that shows how many there are (app/home/navigation_middleware.ts). */
  item: string
  /** The rows that wait for this person. */
  waiting(user: User): Query
  /** The oldest first, at most 20. */
  list(user: User, words: { i18n: Pick<I18n, 't'>; calendar: WorkCalendar }): Promise<Todo[]>
}

const sources: TodoSource[] = []

export function registerTodos(...added: TodoSource[]) {
  sources.push(...added)
}

export type Waiting = { source: TodoSource; waiting: number }

/**
 * Where something waits for this person, and how much. At most 99 a source (a number to act on, not a statistic), all in
 * one statement: every page shows them.
 */
export async function waitingFor(user: User): Promise<Waiting[]> {
  const counted = sources.map(({ waiting }, index) =>
    db.from(waiting(user).select('id').limit(99).as('waiting')).count('*').as(`source_${index}`)
  )
  const row = await db
    .query()
    .select(...counted)
    .first()
  return sources
    .map((source, index) => ({ source, waiting: Number(row[`source_${index}`]) }))
    .filter(({ waiting }) => waiting > 0)
}

/** The same by the item of the navigation under which it is found. */
export function countsByItem(waits: readonly Waiting[]) {
  const counts = new Map<string, number>()
  for (const { source, waiting } of waits) counts.set(source.item, (counts.get(source.item) ?? 0) + waiting)
  return counts
}
