import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type SurveyBounce from './survey_bounce.js'

export const bounceKinds = ['soft', 'hard', 'complaint'] as const

/** What mail servers wrote back. */
export function surveyBounceList(
  i18n: Pick<I18n, 't'>
): ListDefinition<ModelQueryBuilderContract<typeof SurveyBounce>, SurveyBounce> {
  const text = (column: string) => i18n.t(`surveys.bounce_columns.${column}`)
  return {
    columns: [
      { key: 'email', text: text('email'), fixed: true, value: ({ email }) => email },
      { key: 'kind', text: text('kind'), value: ({ kind }) => i18n.t(`surveys.bounce_kinds.${kind}`) },
      { key: 'status', text: text('status'), class: 'drop-m', value: ({ status }) => status },
      { key: 'diagnostic', text: text('diagnostic'), value: ({ diagnostic }) => diagnostic },
      { key: 'wave', text: text('wave'), class: 'drop-m', value: ({ invitation }) => invitation?.wave?.number },
      { key: 'read_at', text: text('read_at'), sort: 'readAt', value: ({ createdAt }) => timeCell(createdAt) },
    ],
    search: (query, typed) => void whereContains(query, ['email', 'diagnostic'], typed),
    searchHint: text('search'),
    filters: {
      kind: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: bounceKinds.map((value) => ({ value, text: value })),
        apply: (query, kind) => void query.where('kind', kind),
      },
    },
    sorts: { readAt: 'id' },
    defaultSort: '-readAt',
  }
}
