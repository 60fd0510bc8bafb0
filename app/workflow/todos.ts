import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import type { DateTime } from 'luxon'
import type { WorkCalendar } from '#app/calendar/working_days'
import { beijingDay } from '#app/core/beijing_day'
import { now } from '#app/core/clock'
import { idsOfAny, type IdQuery } from '#app/core/ids_of_any'
import { kept } from '#app/core/kept'
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

/** A number to act on, not a statistic. */
const MOST = 99

/** Where todos come from. Modules are registered in start/todos.ts. */
export type TodoSource = {
  /** The item of the navigation that shows how many there are (app/home/navigation_middleware.ts). */
  item: string
  /** The rows that wait for this person. */
  waiting(user: User): IdQuery
  /** The same in parts, where an index finds each of them and none finds them together. */
  desks?(user: User): IdQuery[]
  /** The oldest first, at most 20. */
  list(user: User, words: { i18n: Pick<I18n, 't' | 'locale'>; calendar: WorkCalendar }): Promise<Todo[]>
}

const sources: TodoSource[] = []

export function registerTodos(...added: TodoSource[]) {
  sources.push(...added)
}

export type Waiting = { source: TodoSource; waiting: number }

/** In milliseconds. */
const KEPT = 60_000

/** Where something waits for this person, and how much. At most 99 a source. Every page shows it. */
export function waitingFor(user: User): Promise<Waiting[]> {
  return kept(`waiting for ${user.id} on ${beijingDay()}`, () => countWaiting(user))
}

async function countWaiting(user: User): Promise<Waiting[]> {
  const { sql, bindings } = statementFor(user)
  const row = await db
    .connection()
    .knexQuery()
    .from(db.knexRawQuery(`(${sql}) as counted`, bindings))
    .first()
  return sources
    .map((source, index) => ({ source, waiting: Math.min(MOST, Number(row[`source_${index}`])) }))
    .filter(({ waiting }) => waiting > 0)
}

type Statement = { sql: string; bindings: any[] }

const written: { until: number; for: Map<string, Statement> } = { until: 0, for: new Map() }

/**
 * Writing the statement takes longer than answering it, so it is kept too, act or no act: no source can look anything up
 * before it says what it asks for, so that it follows from who asks and when.
 */
function statementFor(user: User): Statement {
  const moment = now().getTime()
  if (!isFresh(written, moment)) Object.assign(written, { until: moment + KEPT, for: new Map() })
  const asked = JSON.stringify([beijingDay(), ...user.names.map((person) => person.serializeAttributes())])
  const statement = written.for.get(asked) ?? writeStatement(user)
  written.for.set(asked, statement)
  return statement
}

/** All in one; none of the parts looks for more than are shown. */
function writeStatement(user: User): Statement {
  const counted = sources.map(({ waiting, desks }, index) => {
    const parts = (desks?.(user) ?? [waiting(user)]).map((part) => part.limit(MOST))
    return db.from(idsOfAny(parts).as('waiting')).count('*').as(`source_${index}`)
  })
  const { sql, bindings } = db
    .query()
    .select(...counted)
    .toSQL()
  return { sql, bindings: bindings as any[] }
}

function isFresh({ until }: { until: number }, moment: number) {
  return moment <= until && until <= moment + KEPT
}

/** The same by the item of the navigation under which it is found. */
export function countsByItem(waits: readonly Waiting[]) {
  const counts = new Map<string, number>()
  for (const { source, waiting } of waits) counts.set(source.item, (counts.get(source.item) ?? 0) + waiting)
  return counts
}
