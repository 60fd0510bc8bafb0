import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereWithin, type ListDefinition } from '#app/core/list'
import type User from '#app/users/user'
import StandInAct from './stand_in_act.js'
import { concerning } from './stand_in_list.js'

/** The acts this person sees, with all that a line of the report says. */
export function visibleActs(user: User) {
  return StandInAct.query()
    .withScopes((scopes) => scopes.visibleTo(user))
    .preload('auditEntry')
    .preload('absent')
    .preload('deputy')
}

export function standInActList(i18n: Pick<I18n, 't'>): ListDefinition<ModelQueryBuilderContract<typeof StandInAct>> {
  return {
    search: concerning,
    searchHint: i18n.t('stand_ins.search'),
    filters: {
      days: {
        kind: 'date-range',
        label: i18n.t('stand_ins.acts.days'),
        apply: (query, range) => void whereWithin(query, 'occurred_at', range),
      },
    },
    sorts: { occurredAt: 'occurred_at' },
    defaultSort: '-occurredAt',
  }
}
