import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { sqlTime } from '#app/core/dialect'
import { whereContains, type ListDefinition } from '#app/core/list'
import Event from './event.js'
import { kinds } from './event_form.js'

type Query = ModelQueryBuilderContract<typeof Event>

/** 活动预告: what everybody can come to, and is not over. */
export function comingEvents(): Query {
  return Event.query()
    .withScopes((scopes) => scopes.published())
    .whereIn('state', ['notified', 'open', 'shut'])
    .where('endsAt', '>=', sqlTime())
    .preload('designation')
}

export function publicEventList(i18n: Pick<I18n, 't'>): ListDefinition<Query, Event> {
  const columns = ['name', 'starts_at', 'place', 'registration'].map((key) => ({
    key,
    text: i18n.t(`public_events.${key}`),
    fixed: true,
  }))
  return {
    columns,
    search: (query, typed) => void whereContains(query, ['name', 'place', 'speakers'], typed),
    searchHint: i18n.t('public_events.search'),
    filters: {
      kind: {
        kind: 'choice',
        label: i18n.t('event_form.kind.label'),
        options: kinds.map((value) => ({ value, text: i18n.t(`event_form.kinds.${value}`) })),
        apply: (query, value) => void query.where('kind', value),
      },
    },
    sorts: { startsAt: 'starts_at' },
    defaultSort: 'startsAt',
  }
}
