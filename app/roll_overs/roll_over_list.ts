import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type RollOver from './roll_over.js'
import { rollOverWorkflow, type RollOverState } from './roll_over_workflow.js'

type Query = ModelQueryBuilderContract<typeof RollOver>

export const countOf = (row: RollOver, name: 'total' | 'opened') => Number(row.$extras[name] ?? 0)

/** 年度滚动: one line for each year. */
export function rollOverList(i18n: Pick<I18n, 't'>): ListDefinition<Query, RollOver> {
  const text = (column: string) => i18n.t(`roll_overs.columns.${column}`)
  const states = Object.keys(rollOverWorkflow.states) as RollOverState[]
  const stateIn = (state: string) => i18n.t(`roll_overs.states.${state}`)
  return {
    columns: [
      { key: 'year', text: text('year'), sort: 'year', fixed: true, value: ({ year }) => year },
      { key: 'state', text: text('state'), value: ({ state }) => stateIn(state) },
      { key: 'opened', text: text('opened'), class: 'r', value: (row) => countOf(row, 'opened') },
      { key: 'total', text: text('total'), class: 'r', value: (row) => countOf(row, 'total') },
      { key: 'begun_by', text: text('begun_by'), class: 'drop-m', value: ({ begunBy }) => begunBy.name },
      {
        ...{ key: 'begun_at', text: text('begun_at'), sort: 'begunAt', class: 'drop-m' },
        value: ({ createdAt }) => timeCell(createdAt),
      },
    ],
    filters: {
      year: { kind: 'number', label: text('year'), apply: (query, year) => void query.where('year', year) },
      state: {
        kind: 'choice',
        label: text('state'),
        options: states.map((value) => ({ value, text: stateIn(value) })),
        apply: (query, state) => void query.where('state', state),
      },
    },
    sorts: { year: 'year', begunAt: 'created_at' },
    defaultSort: '-year',
  }
}
