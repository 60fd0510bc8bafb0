import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type User from '#app/users/user'
import type { OfficeCell } from './office_sheet.js'

export type TripKind = 'score_sheet' | 'self_assessment'
export type TripValue = string | number | null

/** A cell in which its person writes. Its id stays the same wherever it stands. */
export type OpenCell = { id: string; column: number; label: string } &
  /** `whole` is the cell of what this one is a part of. */
  (
    | { kind: 'number'; most: number; decimals: number; whole?: string }
    | { kind: 'text'; longest: number }
    | { kind: 'choice'; words: readonly string[] }
  )

/** A row: what the system says, and where the person writes. */
export type TripRow = {
  fixed: readonly OfficeCell[]
  open: readonly OpenCell[]
  /** What the records say on the day it is taken out: told, and not looked at again, for it goes on changing. */
  told?: { column: number; text: string }
  tone?: 'group' | 'total'
}

/** One sheet that is filled in off line. */
export type Trip = {
  token: string
  /** The name of its point. */
  label: string
  title: string
  note: string
  headers: readonly string[]
  widths: readonly number[]
  rows: readonly TripRow[]
  /** Of what is judged: another one makes a file an old one. */
  contentHash: string
  /** What stands in the system, by the ids of the cells. */
  values: Readonly<Record<string, TripValue>>
}

export type CellChange = { id: string; from: TripValue; to: TripValue }

/** What is filled in off line, and how it comes back. */
export type RoundTrip = {
  /** What this person may fill in now, by token; of all that are asked for, only those. */
  trips(user: User, tokens?: readonly string[]): Promise<Trip[]>
  /**
   * Writes into what is being filled in, never further.
   *
   * @returns the cells that make no sense with what stands beside them: then all of it has to be taken back
   * @throws StepNotAllowed when it may not be written any more, or another value stands there by now
   */
  write(trx: Trx, token: string, changes: readonly CellChange[], by: Actor & { id: number }): Promise<readonly string[]>
}
