import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type BulkAct from './bulk_act.js'
import type BulkItem from './bulk_item.js'
import { verdicts } from './bulk_item.js'
import { reasonInWords } from './bulk_words.js'

/** What one has done to many rows, the latest first. */
export function bulkActList(i18n: Pick<I18n, 't'>): ListDefinition<ModelQueryBuilderContract<typeof BulkAct>> {
  const text = (column: string) => i18n.t(`bulk_acts.columns.${column}`)
  return {
    columns: [
      { key: 'act', text: text('act'), fixed: true, value: ({ act }) => i18n.t(`bulk_acts.acts.${act}.title`) },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`bulk_acts.states.${state}`) },
      { key: 'counts', text: text('counts') },
      { key: 'started_at', text: text('started_at'), sort: 'startedAt', value: ({ startedAt }) => timeCell(startedAt) },
    ],
    sorts: { startedAt: 'started_at' },
    defaultSort: '-startedAt',
  }
}

/** The rows of one act, in the order in which they are acted on. */
export function bulkItemList(
  { act }: Pick<BulkAct, 'act'>,
  i18n: I18n
): ListDefinition<ModelQueryBuilderContract<typeof BulkItem>> {
  const text = (column: string) => i18n.t(`bulk_acts.columns.${column}`)
  return {
    columns: [
      { key: 'row', text: text('row'), fixed: true, value: ({ title }) => title },
      {
        key: 'verdict',
        text: text('verdict'),
        fixed: true,
        value: ({ verdict }) => i18n.t(`bulk_acts.verdicts.${verdict ?? 'waiting'}`),
      },
      { key: 'reason', text: text('reason'), fixed: true, value: (item) => reasonInWords(act, item, i18n) },
      {
        key: 'settled_at',
        text: text('settled_at'),
        class: 'drop-m',
        fixed: true,
        value: ({ settledAt }) => timeCell(settledAt),
      },
    ],
    search: (query, words) => void whereContains(query, ['title'], words),
    searchHint: i18n.t('bulk_acts.search'),
    filters: {
      verdict: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: verdicts.map((verdict) => ({ value: verdict, text: verdict })),
        apply: (query, verdict) => void query.where('verdict', verdict),
      },
    },
    sorts: { id: 'id' },
    defaultSort: 'id',
  }
}
