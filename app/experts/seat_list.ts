import type { DateTime } from 'luxon'
import type { ListColumn } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'

/** What the lists of an expert's own seats have in common, whatever is judged in them. */

export const ownSeatGroups = ['open', 'done'] as const

type Seat = { state: string; submittedAt: DateTime | null; total: number | null }

/** How far each seat is, and what was given there. */
export function seatColumns(
  text: (column: string) => string,
  stateText: (state: string) => string
): ListColumn<Seat>[] {
  return [
    { key: 'state', text: text('state'), value: ({ state }) => stateText(state) },
    {
      key: 'submitted_at',
      text: text('submitted_at'),
      sort: 'submitted',
      class: 'drop',
      value: ({ submittedAt }) => timeCell(submittedAt),
    },
    {
      key: 'total',
      text: text('total'),
      sort: 'total',
      class: 'r',
      value: ({ total }) => (total === null ? null : total / 100),
    },
  ]
}

/** Set by the tabs above the list. */
export function seatGroups<Q extends { whereIn(column: string, states: string[]): unknown }>(seats: {
  statesIn(group: string): string[]
}) {
  return {
    ...{ kind: 'choice' as const, label: '', hidden: true },
    options: ownSeatGroups.map((value) => ({ value, text: value })),
    apply: (query: Q, group: string) => void query.whereIn('state', seats.statesIn(group)),
  }
}
