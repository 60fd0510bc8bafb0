import type { WorkCalendar } from '#app/calendar/working_days'
import type { Beside } from '#app/core/dialect'
import type { Answers, Form } from '#app/core/form'
import type { Actor } from '#app/users/actor'
import type { Role } from '#app/users/roles'
import type User from '#app/users/user'
import { movedText } from './moved_text.js'
import { movedWindow, type MovedDay, type Why } from './moved_days.js'

export const rollKindKeys = [
  'point_batch',
  'indicator_version',
  'evaluation_cycle',
  'case_call',
  'survey_wave',
  'alliance_check',
  'work_report',
] as const

export type RollKindKey = (typeof rollKindKeys)[number]

export type Whys = Record<string, Why>

/** One thing of the new year as last year's would have it. `sourceId` 0: there was none before. */
export type Plan = { sourceId: number; sourceTitle: string; before: Answers; facts: Answers; whys: Whys }

/** The year that is prepared, and by which calendar. Days are ISO. */
export type Preparing = { year: number; calendar: WorkCalendar; today: string }

/** Days in which something runs; of those of one group only one should. */
export type Span = { group: string; from: string; until: string }

/** What the new year has already. */
export type There = { id: number; title: string; group?: string; span?: Span }

/** Something to be looked at before it is opened; a sentence under `roll_overs.warnings`. Some things cannot be opened past it. */
export type Warning = Why & { blocks?: boolean; href?: string }

/** What a year begins with of one kind, and the verb that makes it. */
export type RollKind = {
  key: RollKindKey
  /** -1: what is written in the new year about the one before. */
  about: 0 | -1
  /** Whom it is offered to; whether somebody may is asked of the policy of the verb. */
  roles: readonly Role[]
  may(user: User): Promise<boolean>
  plans(preparing: Preparing): Promise<Plan[]>
  /** Everything that is shown of it, checked before it is opened. */
  form(): Promise<Form>
  editable: readonly string[]
  /** Days that should be working days. */
  workdays: readonly string[]
  /** The first day on which the verb takes it. */
  opensFrom?(year: number): string
  /** The calendar opens it, and nobody else can. */
  opensItself?: true
  /** There is one only: what is there already stands in the way. */
  isOnce?: true
  group?(facts: Answers): string
  span?(facts: Answers): Span | null
  there(year: number): Promise<There[]>
  warnings?(plan: Pick<Plan, 'sourceId' | 'facts'>, year: number): Promise<Warning[]>
  /** The verb, which writes `also` in its own transaction. Not of what opens itself. */
  run?(plan: Pick<Plan, 'sourceId' | 'facts'>, by: Actor & { id: number }, also: Beside): Promise<unknown>
  path(id: number): string
  /** Where all of them are. */
  home: string
  /** Who goes on with what was opened. */
  goesOn: readonly Role[]
}

/** A window in the new year, by the names of its two days. */
export function windowOf(
  { from, until }: { from: string; until: string },
  names: readonly [string, string],
  years: number,
  calendar: WorkCalendar
) {
  return movedAs(names, movedWindow(from, until, years, calendar))
}

export function movedAs(names: readonly string[], moved: readonly MovedDay[]): { facts: Answers; whys: Whys } {
  return {
    facts: Object.fromEntries(names.map((name, at) => [name, moved[at].day])),
    whys: Object.fromEntries(names.map((name, at) => [name, moved[at].why])),
  }
}

/** Texts with the new year in them. */
export function textsIn(before: Answers, names: readonly string[], years: number): { facts: Answers; whys: Whys } {
  const moved = names
    .filter((name) => typeof before[name] === 'string')
    .map((name) => [name, movedText(before[name], years)] as const)
  return {
    facts: Object.fromEntries(moved),
    whys: Object.fromEntries(moved.filter(([name, text]) => text !== before[name]).map(([name]) => [name, YEAR])),
  }
}

export const YEAR: Why = { key: 'year' }

/** Rows as their form knows them: their keys and the like stay with what was made of them. */
export function rowsOf(rows: readonly Answers[], ...columns: string[]) {
  return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]])))
}
