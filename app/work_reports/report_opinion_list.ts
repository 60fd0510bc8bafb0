import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { dayCell, timeCell } from '#app/core/spreadsheet'
import type { ListDefinition } from '#app/core/list'
import type ReportOpinion from './report_opinion.js'

type Query = ModelQueryBuilderContract<typeof ReportOpinion>

/** What the reader, or the institution, was asked about yearly reports. */
export function reportOpinionList(i18n: Pick<I18n, 't'>): ListDefinition<Query, ReportOpinion> {
  const text = (column: string) => i18n.t(`report_writing.opinion_columns.${column}`)
  return {
    columns: [
      {
        ...{ key: 'report', text: text('report'), fixed: true, value: ({ report }) => report.title },
        under: { text: text('name'), value: ({ name }) => name },
      },
      { key: 'round', text: text('round'), class: 'r', value: ({ round }) => round },
      { key: 'due_on', text: text('due_on'), sort: 'dueOn', value: ({ dueOn }) => dayCell(dueOn) },
      { key: 'given_at', text: text('given_at'), value: ({ givenAt }) => timeCell(givenAt) },
      {
        ...{ key: 'answer', text: text('answer') },
        value: ({ answer }) => answer && i18n.t(`report_writing.answers.${answer}`),
      },
    ],
    filters: {
      standing: {
        kind: 'choice',
        label: text('given_at'),
        options: ['open', 'given'].map((value) => ({
          value,
          text: i18n.t(`report_writing.opinion_standing.${value}`),
        })),
        apply: (query, value) => void (value === 'open' ? query.whereNull('given_at') : query.whereNotNull('given_at')),
      },
    },
    sorts: { dueOn: 'due_on' },
    defaultSort: '-dueOn',
  }
}
