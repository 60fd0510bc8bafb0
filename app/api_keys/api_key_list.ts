import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { addDays } from '#app/calendar/working_days'
import { beijingDay } from '#app/core/beijing_day'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import ApiKey, { keyStandings } from './api_key.js'
import { allApiScopes } from './api_scopes.js'

type Query = ModelQueryBuilderContract<typeof ApiKey>

/** The keys, each with its last day of use and its calls of thirty days. */
export function keysWithUse(): Query {
  return ApiKey.query()
    .withAggregate('days', (days) => days.max('day').as('last_used_on'))
    .withAggregate('days', (days) => days.where('day', '>', addDays(beijingDay(), -30)).sum('calls').as('recent_calls'))
}

export function apiKeyList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  const text = (column: string) => i18n.t(`api_keys.${column}`)
  return {
    columns: [
      {
        key: 'holder',
        text: text('holder'),
        sort: 'holder',
        fixed: true,
        value: ({ holder }) => holder,
        under: { text: text('prefix'), value: ({ prefix }) => prefix },
      },
      { key: 'contact_unit', text: text('contact_unit'), class: 'drop-m', value: ({ contactUnit }) => contactUnit },
      { key: 'scopes', text: text('scopes'), optional: true, value: ({ scopes }) => scopes.join(' ') },
      { key: 'standing', text: text('standing'), value: ({ standing }) => text(`standings.${standing}`) },
      { key: 'expires_on', text: text('expires_on'), sort: 'expiresOn', value: ({ expiresOn }) => dayCell(expiresOn) },
      { key: 'last_used_on', text: text('last_used_on'), value: ({ lastUsedOn }) => dayCell(lastUsedOn) },
      { key: 'calls', text: text('recent_calls'), class: 'r', value: ({ recentCalls }) => recentCalls },
    ],
    search: (query, typed) => void whereContains(query, ['holder', 'contact_unit', 'prefix'], typed),
    searchHint: text('search'),
    filters: {
      standing: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: keyStandings.map((standing) => ({ value: standing, text: standing })),
        apply: inStanding,
      },
      scope: {
        kind: 'choice',
        label: text('scopes'),
        options: allApiScopes().map(({ scope, label }) => ({ value: scope, text: i18n.t(label) })),
        apply: (query, scope) => void query.where('scopes', 'like', `%"${scope}"%`),
      },
    },
    sorts: { holder: 'holder', expiresOn: 'expires_on', createdAt: 'created_at' },
    defaultSort: '-createdAt',
  }
}

function inStanding(query: Query, standing: string) {
  if (standing === 'revoked') return void query.where('state', 'revoked')
  query.where('state', 'active').where('expires_on', standing === 'active' ? '>=' : '<', beijingDay())
}
