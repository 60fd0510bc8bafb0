import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import db from '@adonisjs/lucid/services/db'
import { whereContains, type ListDefinition } from '#app/core/list'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { OPEN } from './evaluation_seat_workflow.js'

export const pointGroups = ['waiting', 'lacking'] as const

function seatsIn(states: readonly string[]) {
  return db
    .from('evaluation_seats')
    .whereColumn('evaluation_id', 'point_evaluations.id')
    .whereIn('state', [...states])
}

/** With how many experts each point has, and how many of them have handed in. */
export function withSeatCounts(query: ModelQueryBuilderContract<typeof PointEvaluation>) {
  return query
    .select('point_evaluations.*')
    .select(
      seatsIn([...OPEN, 'submitted'])
        .count('*')
        .as('seats_all')
    )
    .select(seatsIn(['submitted']).count('*').as('seats_done'))
}

export const seatsOf = ({ $extras }: PointEvaluation) => ({
  all: Number($extras.seats_all),
  done: Number($extras.seats_done),
})

/** The points of a panel: counts, and not what anybody gave. */
export function panelPointList(
  i18n: Pick<I18n, 't'>,
  seats: number
): ListDefinition<ModelQueryBuilderContract<typeof PointEvaluation>> {
  const text = (column: string) => i18n.t(`evaluation_panels.columns.${column}`)
  const groups: Record<string, (query: ModelQueryBuilderContract<typeof PointEvaluation>) => void> = {
    waiting: (query) => void query.whereExists(seatsIn(OPEN)),
    lacking: (query) => {
      const standing = seatsIn([...OPEN, 'submitted'])
        .count('*')
        .toSQL()
      query.whereRaw(`(${standing.sql}) < ?`, [...(standing.bindings as any[]), seats])
    },
  }
  return {
    columns: [
      {
        key: 'point',
        text: text('point'),
        fixed: true,
        value: ({ name }) => name,
        under: { text: text('number'), value: ({ number }) => number },
      },
      { key: 'scored', text: text('scored'), class: 'r', value: (row) => `${seatsOf(row).done} / ${seatsOf(row).all}` },
      { key: 'experts', text: text('expert') },
      {
        key: 'standing',
        text: text('standing'),
        value: (row) => i18n.t(`evaluation_panels.point.${standingOf(row, seats)}`),
      },
    ],
    search: (query, typed) => void whereContains(query, ['name', 'number'], typed),
    searchHint: i18n.t('evaluation_panels.search'),
    filters: {
      group: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: pointGroups.map((value) => ({ value, text: value })),
        apply: (query, group) => groups[group](query),
      },
    },
    sorts: { entered: 'id' },
    defaultSort: 'entered',
  }
}

export function standingOf(row: PointEvaluation, seats: number) {
  const { all, done } = seatsOf(row)
  if (all < seats) return 'lacking'
  return done < all ? 'waiting' : 'done'
}
