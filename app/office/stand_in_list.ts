import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { beijingDay } from '#app/calendar/working_days'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import type StandIn from '#app/users/stand_in'
import User from '#app/users/user'

type Query = ModelQueryBuilderContract<typeof StandIn>

/** The tabs above the list. */
export const standings = ['in_force', 'coming', 'over'] as const

export function standInList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  const text = (column: string) => i18n.t(`stand_ins.${column}`)
  return {
    columns: [
      {
        key: 'who',
        text: text('deputy'),
        fixed: true,
        value: ({ deputy }) => deputy.name,
        under: { text: text('absent'), value: ({ absent }) => absent.name },
      },
      { key: 'standing', text: text('state'), value: ({ standing }) => i18n.t(`stand_ins.states.${standing}`) },
      { key: 'from', text: text('from'), sort: 'from', value: ({ fromDay }) => dayCell(fromDay) },
      {
        key: 'until',
        text: text('until'),
        sort: 'until',
        value: ({ standing, untilDay }) => (standing === 'cancelled' ? null : dayCell(untilDay)),
      },
      { key: 'reason', text: text('reason'), class: 'drop-m', value: ({ reason }) => reason },
    ],
    search: concerning,
    searchHint: text('search'),
    filters: {
      standing: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: standings.map((standing) => ({ value: standing, text: standing })),
        apply: (query, standing) => inStanding(query, standing),
      },
      days: {
        kind: 'date-range',
        label: text('days'),
        apply: (query, { from, to }) =>
          void query.withScopes((scopes) => scopes.within(from ?? '0000-01-01', to ?? '9999-12-31')),
      },
    },
    sorts: { from: 'from_day', until: 'until_day' },
    defaultSort: '-from',
  }
}

function inStanding(query: Query, standing: string) {
  const today = beijingDay()
  if (standing === 'in_force') query.withScopes((scopes) => scopes.within(today, today))
  else if (standing === 'over') query.where('until_day', '<', today)
  else query.where('from_day', '>', today).whereColumn('from_day', '<=', 'until_day')
}

/** Rows of which the absent one or the deputy has a name that contains the text. */
export function concerning(query: ModelQueryBuilderContract<any>, name: string) {
  const named = whereContains(User.query().select('id'), ['name'], name)
  query.orWhereIn('absent_id', named.clone()).orWhereIn('deputy_id', named)
}
