import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import CaseCall, { caseCallKinds } from '#app/case_calls/case_call'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type CaseSelection from './case_selection.js'
import { selectionWorkflow } from './selection_workflow.js'

type Query = ModelQueryBuilderContract<typeof CaseSelection>

export function selectionList(i18n: Pick<I18n, 't'>): ListDefinition<Query, CaseSelection> {
  const text = (name: string) => i18n.t(`case_selections.${name}`)
  const count = (name: string, column: string) => ({
    ...{ key: name, text: text(name), class: 'r' },
    value: ({ $extras }: CaseSelection) => Number($extras[column]),
  })
  return {
    columns: [
      {
        ...{ key: 'call', text: text('call'), fixed: true },
        value: ({ call }) => call.title,
        under: { text: text('number'), value: ({ call }) => call.number },
      },
      count('results', 'results_count'),
      count('shortlist', 'shortlist_count'),
      { key: 'to_select', text: text('to_select'), class: 'r', value: ({ call }) => call.toSelect },
      count('chosen', 'chosen_count'),
      { key: 'since', text: text('since'), sort: 'since', class: 'drop-m', value: (row) => timeCell(row.stateSince) },
      { key: 'state', text: text('state'), value: ({ state }) => text(`states.${state}`) },
    ],
    search: (query, typed) =>
      void query.whereIn(
        'callId',
        CaseCall.query()
          .where((call) => void whereContains(call, ['title', 'number'], typed))
          .select('id')
      ),
    searchHint: text('search'),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: Object.keys(selectionWorkflow.states).map((value) => ({ value, text: value })),
        apply: (query, value) => void query.where('state', value),
      },
      kind: {
        kind: 'choice',
        label: text('kind'),
        options: caseCallKinds.map((value) => ({ value, text: text(`kinds.${value}`) })),
        apply: (query, value) => void query.whereIn('callId', CaseCall.query().where('kind', value).select('id')),
      },
    },
    sorts: { since: 'state_since' },
    defaultSort: '-since',
  }
}
