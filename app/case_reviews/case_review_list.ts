import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { timeCell } from '#app/core/spreadsheet'
import { whereContains, type ListDefinition } from '#app/core/list'
import CaseBlind from './case_blind.js'
import type CaseSeat from './case_seat.js'
import { caseSeatWorkflow } from './case_seat_workflow.js'

export const ownSeatGroups = ['open', 'done'] as const

/** A juror's own seats: by their code, and nothing that stands in the case. */
export function caseReviewList(i18n: Pick<I18n, 't'>): ListDefinition<ModelQueryBuilderContract<typeof CaseSeat>> {
  const text = (column: string) => i18n.t(`case_reviews.columns.${column}`)
  return {
    columns: [
      {
        key: 'code',
        text: text('code'),
        fixed: true,
        value: ({ blind }) => blind.code,
        under: { text: text('call'), value: ({ round }) => round.call.title },
      },
      {
        key: 'state',
        text: text('state'),
        value: ({ state }) => i18n.t(`case_reviews.states.${state}`),
      },
      {
        key: 'submitted_at',
        text: text('submitted_at'),
        sort: 'submitted',
        class: 'drop',
        value: ({ submittedAt }) => timeCell(submittedAt),
      },
      {
        key: 'total',
        text: text('total'),
        sort: 'total',
        class: 'r',
        value: ({ total }) => (total === null ? null : total / 100),
      },
    ],
    search: (query, typed) => {
      const blinds = CaseBlind.query()
      whereContains(blinds, ['code'], typed)
      query.whereIn('blind_id', blinds.select('id'))
    },
    searchHint: i18n.t('case_reviews.search'),
    filters: {
      group: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: ownSeatGroups.map((value) => ({ value, text: value })),
        apply: (query, group) => void query.whereIn('state', caseSeatWorkflow.statesIn(group)),
      },
    },
    sorts: { waiting: ['submitted_at', 'token'], submitted: 'submitted_at', total: 'total' },
    defaultSort: 'waiting',
  }
}
