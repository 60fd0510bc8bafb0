import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { type ListDefinition, whereContains } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import type IndicatorVersion from './indicator_version.js'
import { STATES } from './indicator_version_states.js'

type Query = ModelQueryBuilderContract<typeof IndicatorVersion>

/** Listed without what they contain, which is long. */
export function withoutContent(query: Query) {
  return query
    .select('id', 'indicatorSystemId', 'number', 'year', 'state', 'stateSince', 'contentHash', 'updatedAt')
    .preload('indicatorSystem')
}

export function indicatorVersionList(i18n: Pick<I18n, 't'>): ListDefinition<Query, IndicatorVersion> {
  const text = (column: string) => i18n.t(`indicators.${column}`)
  return {
    columns: [
      {
        ...{ key: 'name', text: text('name'), fixed: true, value: ({ indicatorSystem }) => indicatorSystem.nameZh },
        under: { text: text('name_en'), value: ({ indicatorSystem }) => indicatorSystem.nameEn },
      },
      { key: 'number', text: text('version'), value: ({ number }) => i18n.t('indicators.number', { number }) },
      { key: 'year', text: text('year'), sort: 'year', value: ({ year }) => year },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`indicators.states.${state}`) },
      {
        key: 'since',
        text: text('since'),
        sort: 'since',
        class: 'drop-m',
        value: ({ stateSince }) => dayCell(stateSince),
      },
      { key: 'updated', text: text('updated'), sort: 'updated', value: ({ updatedAt }) => dayCell(updatedAt) },
      { key: 'hash', text: text('hash'), optional: true, value: ({ contentHash }) => contentHash },
    ],
    search: (query, typed) =>
      void query.whereHas('indicatorSystem', (systems) => void whereContains(systems, ['name_zh', 'name_en'], typed)),
    searchHint: text('name'),
    filters: {
      state: {
        kind: 'choice',
        label: text('state'),
        options: STATES.map((value) => ({ value, text: i18n.t(`indicators.states.${value}`) })),
        apply: (query, state) => void query.where('state', state),
      },
      year: { kind: 'number', label: text('year'), apply: (query, year) => void query.where('year', year) },
    },
    sorts: { updated: 'updated_at', year: 'year', since: 'state_since' },
    defaultSort: '-updated',
  }
}
