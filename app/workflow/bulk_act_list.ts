import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import type BulkAct from './bulk_act.js'
import type BulkItem from './bulk_item.js'
import { verdicts } from './bulk_item.js'

/** What one has done to many rows, the latest first. */
export const bulkActList: ListDefinition<ModelQueryBuilderContract<typeof BulkAct>> = {
  sorts: { startedAt: 'started_at' },
  defaultSort: '-startedAt',
}

/** The rows of one act, in the order in which they are acted on. */
export function bulkItemList(i18n: Pick<I18n, 't'>): ListDefinition<ModelQueryBuilderContract<typeof BulkItem>> {
  return {
    search: (query, text) => void whereContains(query, ['title'], text),
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
