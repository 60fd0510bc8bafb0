import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { seatColumns, seatGroups } from '#app/experts/seat_list'
import CaseBlind from './case_blind.js'
import type CaseSeat from './case_seat.js'
import { caseSeatWorkflow } from './case_seat_workflow.js'

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
      ...seatColumns(text, (state) => i18n.t(`case_reviews.states.${state}`)),
    ],
    search: (query, typed) => {
      const blinds = CaseBlind.query()
      whereContains(blinds, ['code'], typed)
      query.whereIn('blind_id', blinds.select('id'))
    },
    searchHint: i18n.t('case_reviews.search'),
    filters: { group: seatGroups(caseSeatWorkflow) },
    sorts: { waiting: ['submitted_at', 'token'], submitted: 'submitted_at', total: 'total' },
    defaultSort: 'waiting',
  }
}
