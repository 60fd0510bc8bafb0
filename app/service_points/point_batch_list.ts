import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import type PointBatch from './point_batch.js'
import { pointBatchWorkflow } from './point_batch_workflow.js'

type Query = ModelQueryBuilderContract<typeof PointBatch>

export function pointBatchList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  const text = (column: string) => i18n.t(`point_batches.${column}`)
  return {
    columns: [
      { key: 'title', text: text('name'), sort: 'title', fixed: true, value: ({ title }) => title },
      { key: 'year', text: text('year'), optional: true, value: ({ year }) => year },
      {
        key: 'type',
        text: text('type'),
        optional: true,
        value: ({ designationType }) => i18n.t(`designations.types.${designationType}`),
      },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`point_batches.states.${state}`) },
      { key: 'opens_on', text: text('opens_on'), sort: 'opensOn', value: ({ opensOn }) => dayCell(opensOn) },
      { key: 'closes_on', text: text('closes_on'), sort: 'closesOn', value: ({ closesOn }) => dayCell(closesOn) },
      {
        key: 'applications',
        text: text('applications'),
        class: 'r',
        value: ({ applicationCount }) => applicationCount,
      },
    ],
    search: (query, typed) => void whereContains(query, ['title'], typed),
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
