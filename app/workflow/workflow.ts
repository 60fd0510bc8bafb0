import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type { Role } from '#app/users/roles'
import { askCalendar, calendarOf } from '#app/calendar/work_calendar'
import { holdChain } from '#app/audit/record'
import { askClocks, clocksOf, moveClocks, type ClockRule } from './clocks.js'
import StepNotAllowed from './step_not_allowed.js'
import { tell } from './tell.js'

export type Tone = 'quiet' | 'waiting' | 'info' | 'warning' | 'good' | 'bad'

export type State = {
  tone: Tone
  /** Whose turn it is; null when nothing more is expected. */
  waitsFor: readonly Role[] | null
  /** The group a list shows the state under. */
  group: string
}

export type Step<S extends string> = {
  from: readonly S[]
  to: S
  /** The audit action, which is also the name of the notice. */
  recordedAs: string
}

/** The limits that run for a subject of a flow. */
export type Clocks<S extends string> = {
  /** How lists and mails name the subject. */
  title: (row: any) => string
  rules: Record<string, ClockRule<S>>
}

/** What a row must have to go through a workflow. */
export type Moving<S extends string> = {
  id: number
  state: S
  version: number
  refresh(): Promise<unknown>
  /** Takes over columns as the database has them. */
  $consumeAdapterResult(columns: Record<string, unknown>): void
  $hydrateOriginals(): void
}

export type Taking = {
  by: Actor
  /** The version the actor saw; by default the one just read. */
  version?: number
  details?: Record<string, unknown>
  /** Other columns of the row that move with the state. */
  set?: Record<string, unknown>
  /** What `also` has to know: asked while the row is held, in one statement with what the step itself has to. */
  asks?: (trx: Trx) => Asks
  /** Rows written with the step, and conditions on them: what this throws undoes the whole step. */
  also?: (trx: Trx, asked?: any) => Promise<void>
}

type Asks = Record<string, DatabaseQueryBuilderContract>
type Asked = Record<string, any>

/**
 * The states of one flow and the steps between them. The same table answers: may it happen, is the button shown, do
 * it; and it draws the state diagram in docs/workflows.md.
 */
export class Workflow<S extends string, P extends string> {
  constructor(
    /** Subject type of the audit entries, for example `point_application`. */
    readonly subject: string,
    readonly table: string,
    readonly states: Record<S, State>,
    readonly steps: Record<P, Step<S>>,
    readonly clocks: Clocks<S> | null = null
  ) {}

  allows(step: P, row: { state: S }) {
    return this.steps[step].from.includes(row.state)
  }

  /** Nothing more is expected. */
  isOver(row: { state: S }) {
    return this.states[row.state].waitsFor === null
  }

  statesIn(group: string) {
    return (Object.keys(this.states) as S[]).filter((state) => this.states[state].group === group)
  }

  statesWaitingFor(...roles: Role[]) {
    return (Object.keys(this.states) as S[]).filter((state) =>
      this.states[state].waitsFor?.some((role) => roles.includes(role))
    )
  }

  /**
   * Takes one step, whole or not at all: state moved by compare-and-set, clocks, audit entry, outbox row.
   *
   * @throws StepNotAllowed (409) when the state or version is no longer what the actor saw; says who was faster
   */
  async take(step: P, row: Moving<S>, taking: Taking) {
    await inTransaction((trx) => this.takeIn(trx, step, row, taking))
    await row.refresh()
  }

  /** The same where nothing but what moved is looked at afterwards: the row has it without being read anew. */
  async takeOnly(step: P, row: Moving<S>, taking: Taking) {
    row.$consumeAdapterResult(await inTransaction((trx) => this.takeIn(trx, step, row, taking)))
    row.$hydrateOriginals()
  }

  /**
   * The same as a part of something larger; the row is read anew by whoever commits.
   *
   * @returns the columns that moved
   */
  async takeIn(trx: Trx, step: P, row: Pick<Moving<S>, 'id' | 'state' | 'version'>, taking: Taking) {
    const { from, to, recordedAs } = this.steps[step]
    const version = taking.version ?? row.version
    const columns = { ...taking.set, state: to, version: version + 1, state_since: sqlTime(), updated_at: sqlTime() }
    const moved = await trx
      .from(this.table)
      .where({ id: row.id, version })
      .whereIn('state', [...from])
      .update(columns)
    if (Number(moved) === 0) {
      throw await StepNotAllowed.because(trx, this.subject, this.table, row.id, step)
    }

    const asked = await this.#ask(trx, row.id, taking.asks?.(trx))
    await this.#runClocks(trx, row, to, asked)
    await taking.also?.(trx, asked)
    await this.tell(trx, recordedAs, row.id, taking.by, {
      from: row.state,
      to,
      ...taking.details,
    })
    return columns
  }

  /** A new row is in its first state: the limits of that state begin with what is recorded. */
  async begin(trx: Trx, row: Pick<Moving<S>, 'id' | 'state'>, by: Actor, action: string, details = {}) {
    await this.#runClocks(trx, row, row.state, await this.#ask(trx, row.id))
    await this.tell(trx, action, row.id, by, details)
  }

  /** With the end of the chain, which the entry of the step needs. */
  async #ask(trx: Trx, id: number, asks: Asks = {}): Promise<Asked> {
    const subject = { type: this.subject, id }
    const own: Asks = this.clocks ? { clocks: askClocks(trx, subject), calendar: askCalendar(trx) } : {}
    const all = { ...asks, ...own }
    return Object.keys(all).length > 0 ? holdChain(trx, subject, all) : {}
  }

  async #runClocks(trx: Trx, row: { id: number }, to: S, asked: Asked) {
    if (!this.clocks) return
    const subject = { type: this.subject, id: row.id, title: this.clocks.title(row) }
    const found = { open: clocksOf(asked.clocks), calendar: calendarOf(asked.calendar) }
    await moveClocks(trx, this.clocks.rules, subject, to, found)
  }

  /**
   * Holds the row still, in one of these states, while something is written beside it in the same transaction.
   *
   * @param version the one the actor saw; any without it
   * @throws StepNotAllowed (409) when it is in another state or version by now
   */
  async hold(trx: Trx, id: number, states: readonly S[], act: string, version?: number) {
    const row = await trx.from(this.table).where({ id }).forUpdate().select('state', 'version').first()
    const isAsSeen = version === undefined || row?.version === version
    if (!isAsSeen || !states.includes(row?.state))
      throw await StepNotAllowed.because(trx, this.subject, this.table, id, act)
  }

  /**
   * The same where many write beside the row at a time: nobody moves it, and nobody waits for another.
   *
   * @returns these columns as they stay
   */
  async share(trx: Trx, id: number, states: readonly S[], act: string, ...columns: string[]) {
    const row = await trx
      .from(this.table)
      .where({ id })
      .forShare()
      .select('state', ...columns)
      .first()
    if (!states.includes(row?.state)) throw await StepNotAllowed.because(trx, this.subject, this.table, id, act)
    return row as Record<string, unknown>
  }

  /** Records something that happened to the row without moving it, and lets the notices know. */
  tell(trx: Trx, action: string, id: number, by: Actor, details: Record<string, unknown> = {}) {
    return tell(trx, { action, subject: { type: this.subject, id }, by, details })
  }
}
