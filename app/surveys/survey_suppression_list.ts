import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type SurveySuppression from './survey_suppression.js'
import { suppressionReasons } from './survey_suppression.js'

/** Who is not written to any more, and why. */
export function surveySuppressionList(
  i18n: Pick<I18n, 't'>
): ListDefinition<ModelQueryBuilderContract<typeof SurveySuppression>, SurveySuppression> {
  const text = (column: string) => i18n.t(`surveys.suppression_columns.${column}`)
  const reasonOf = (reason: string) => i18n.t(`surveys.suppression_reasons.${reason}`)
  return {
    columns: [
      { key: 'email', text: text('email'), fixed: true, value: ({ email }) => email },
      { key: 'reason', text: text('reason'), value: ({ reason }) => reasonOf(reason) },
      { key: 'source', text: text('source'), value: ({ source }) => i18n.t(`surveys.suppression_sources.${source}`) },
      { key: 'since', text: text('since'), sort: 'since', value: ({ createdAt }) => timeCell(createdAt) },
      { key: 'action', text: text('action'), hidden: true, fixed: true },
    ],
    search: (query, typed) => void whereContains(query, ['email'], typed),
    searchHint: text('email'),
    filters: {
      reason: {
        kind: 'choice',
        label: text('reason'),
        options: suppressionReasons.map((value) => ({ value, text: reasonOf(value) })),
        apply: (query, reason) => void query.where('reason', reason),
      },
    },
    sorts: { since: 'id' },
    defaultSort: '-since',
  }
}
