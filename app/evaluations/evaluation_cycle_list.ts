import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import type EvaluationCycle from './evaluation_cycle.js'
import { evaluationCycleWorkflow as workflow } from './evaluation_cycle_workflow.js'

type Query = ModelQueryBuilderContract<typeof EvaluationCycle>

export const cycleGroups = ['planned', 'running', 'over'] as const

/** 历年评估; of rows with their counts. */
export function evaluationCycleList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  const text = (column: string) => i18n.t(`evaluation_cycles.columns.${column}`)
  const count = (row: EvaluationCycle, name: string) => Number(row.$extras[name])
  return {
    columns: [
      {
        ...{ key: 'title', text: text('title'), fixed: true, value: ({ title }) => title },
        under: { text: text('basis'), value: ({ basis }) => basis },
      },
      { key: 'year', text: text('year'), class: 'r', sort: 'year', value: ({ year }) => year },
      {
        key: 'self_due_on',
        text: text('self_due_on'),
        sort: 'selfDueOn',
        value: ({ selfDueOn }) => dayCell(selfDueOn),
      },
      { key: 'points', text: text('points'), class: 'r', value: (row) => count(row, 'points') },
      { key: 'filed', text: text('filed'), class: 'r', value: (row) => count(row, 'filed') },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`evaluation_cycles.states.${state}`) },
    ],
    search: (query, typed) => void whereContains(query, ['title', 'basis'], typed),
    searchHint: text('search'),
    filters: {
      group: {
        ...{ kind: 'choice', label: '', hidden: true, options: cycleGroups.map((value) => ({ value, text: value })) },
        apply: (query: Query, group: string) => void query.whereIn('state', workflow.statesIn(group)),
      },
      year: { kind: 'number', label: text('year'), apply: (query, year) => void query.where('year', year) },
    },
    sorts: { year: 'year', selfDueOn: 'self_due_on' },
    defaultSort: '-year',
  }
}
