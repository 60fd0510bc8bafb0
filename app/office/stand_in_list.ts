import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { beijingDay } from '#app/calendar/working_days'
import { whereContains, type ListDefinition } from '#app/core/list'
import type StandIn from '#app/users/stand_in'
import User from '#app/users/user'

type Query = ModelQueryBuilderContract<typeof StandIn>

/** The tabs above the list. */
export const standings = ['in_force', 'coming', 'over'] as const

export function standInList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  return {
    search: concerning,
    searchHint: i18n.t('stand_ins.search'),
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
        label: i18n.t('stand_ins.days'),
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
