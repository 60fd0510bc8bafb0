import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import type PointBatch from './point_batch.js'
import { pointBatchWorkflow } from './point_batch_workflow.js'

type Query = ModelQueryBuilderContract<typeof PointBatch>

export function pointBatchList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  return {
    search: (query, text) => void whereContains(query, ['title'], text),
    searchHint: i18n.t('point_batches.search'),
    filters: {
      state: {
        kind: 'choice',
        label: i18n.t('point_batches.state'),
        options: Object.keys(pointBatchWorkflow.states).map((state) => ({
          value: state,
          text: i18n.t(`point_batches.states.${state}`),
        })),
        apply: (query, state) => void query.where('state', state),
      },
    },
    sorts: { opensOn: 'opens_on', closesOn: 'closes_on', title: 'title' },
    defaultSort: '-opensOn',
  }
}
