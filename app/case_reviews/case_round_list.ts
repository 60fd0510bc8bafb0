import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import CaseCall from '#app/case_calls/case_call'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type CaseRound from './case_round.js'
import { caseRoundWorkflow } from './case_round_workflow.js'

export const roundGroups = ['open', 'running', 'over'] as const

/** How much of a row is done, of a row that counted it (case_rounds_controller.ts). */
export const scoredOf = ({ $extras }: CaseRound) => `${$extras.seats_done} / ${$extras.seats_all}`

export function caseRoundList(i18n: Pick<I18n, 't'>): ListDefinition<ModelQueryBuilderContract<typeof CaseRound>> {
  const text = (column: string) => i18n.t(`case_rounds.columns.${column}`)
  return {
    columns: [
      {
        key: 'call',
        text: text('call'),
        fixed: true,
        value: ({ call }) => call.title,
        under: { text: text('number'), value: ({ call }) => call.number },
      },
      { key: 'seats', text: text('seats'), class: 'r', value: ({ seats }) => seats },
      { key: 'scored', text: text('scored'), class: 'r', value: scoredOf },
      {
        key: 'opened_at',
        text: text('opened_at'),
        sort: 'opened',
        class: 'drop',
        value: ({ createdAt }) => timeCell(createdAt),
      },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`case_rounds.states.${state}`) },
    ],
    search: (query, typed) => {
      const calls = CaseCall.query()
      whereContains(calls, ['title', 'number'], typed)
      query.whereIn('call_id', calls.select('id'))
    },
    searchHint: i18n.t('case_rounds.search'),
    filters: {
      group: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: roundGroups.map((value) => ({ value, text: value })),
        apply: (query, group) => void query.whereIn('state', caseRoundWorkflow.statesIn(group)),
      },
    },
    sorts: { opened: 'id' },
    defaultSort: '-opened',
  }
}
