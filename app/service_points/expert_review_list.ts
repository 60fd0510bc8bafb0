import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type ExpertReview from './expert_review.js'
import PointApplication from './point_application.js'

type Query = ModelQueryBuilderContract<typeof ExpertReview>

export const reviewStates = ['invited', 'submitted', 'recused'] as const

/** An expert's own tasks. The application and its batch are loaded with the rows. */
export function expertReviewList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  const text = (column: string) => i18n.t(`point_applications.columns.${column}`)
  return {
    columns: [
      {
        key: 'application',
        text: text('application'),
        fixed: true,
        value: ({ application }) => application.orgName,
        under: { text: i18n.t('point_applications.number'), value: ({ application }) => application.number },
      },
      { key: 'batch', text: text('batch'), optional: true, value: ({ application }) => application.batch.title },
      {
        key: 'district',
        text: i18n.t('organizations.district'),
        class: 'drop-m',
        value: ({ application }) => i18n.t(`districts.${application.districtCode}`),
      },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`point_applications.review_states.${state}`) },
      {
        key: 'submitted_at',
        text: i18n.t('expert_reviews.submitted_at'),
        optional: true,
        value: ({ submittedAt }) => timeCell(submittedAt),
      },
      {
        key: 'score',
        text: i18n.t('expert_reviews.score'),
        sort: 'score',
        class: 'r',
        value: ({ total }) => (total === null ? null : total / 100),
      },
    ],
    search: (query, typed) =>
      void query.whereIn(
        'application_id',
        PointApplication.query()
          .where((named) => void whereContains(named, ['number', 'org_name'], typed))
          .select('id')
      ),
    searchHint: i18n.t('point_applications.search'),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: reviewStates.map((state) => ({ value: state, text: state })),
        apply: (query, state) => void query.where('state', state),
      },
    },
    sorts: { invited: 'id', score: 'total' },
    defaultSort: '-invited',
  }
}
