import type { I18n } from '@adonisjs/i18n'
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
  deadline?: Pick<ClockStanding, 'kind' | 'tone' | 'left'>
}

/** Where todos come from. Modules are registered in start/todos.ts. */
export type TodoSource = {
  /** The item of the navigation that shows how many there are (app/home/navigation_middleware.ts). */
  item: string
  /** At most 99: a number to act on, not a statistic. */
  count(user: User): Promise<number>
  /** The oldest first, at most 20. */
  list(user: User, words: { i18n: Pick<I18n, 't'>; calendar: WorkCalendar }): Promise<Todo[]>
}

const sources: TodoSource[] = []

export function registerTodos(...added: TodoSource[]) {
  sources.push(...added)
}

export function todoSources(): readonly TodoSource[] {
  return sources
}
