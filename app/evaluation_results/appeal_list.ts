import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { type ListDefinition, whereContains } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { appealWorkflow } from './appeal_workflow.js'
import type EvaluationAppeal from './evaluation_appeal.js'

export function appealList(
  i18n: Pick<I18n, 't'>
): ListDefinition<ModelQueryBuilderContract<typeof EvaluationAppeal>, EvaluationAppeal> {
  const text = (key: string) => i18n.t(`evaluation_appeals.columns.${key}`)
  const points = () => PointEvaluation.query().select('id')
  return {
    columns: [
      {
        ...{ key: 'name', text: text('name'), fixed: true, value: ({ evaluation }) => evaluation.name },
        under: { text: text('number'), value: ({ evaluation }) => evaluation.number },
      },
      { key: 'cycle', text: text('cycle'), class: 'drop-m', value: ({ evaluation }) => evaluation.cycle.title },
      { key: 'reason', text: text('reason'), class: 'drop-m', value: ({ reason }) => reason },
      { key: 'submitted', text: text('submitted'), sort: 'submitted', value: (row) => timeCell(row.createdAt) },
      { key: 'answered', text: text('answered'), class: 'drop-m', value: (row) => timeCell(row.answeredAt) },
      {
        key: 'state',
        text: text('state'),
        fixed: true,
        value: (row) => i18n.t(`evaluation_appeals.states.${row.state}`),
      },
    ],
    search: (query, typed) =>
      void query.whereIn(
        'evaluationId',
        points().where((row) => void whereContains(row, ['name', 'number'], typed))
      ),
    searchHint: text('search'),
    filters: {
      group: {
        kind: 'choice',
        ...{ label: '', hidden: true },
        options: ['open', 'answered', 'withdrawn'].map((value) => ({
          value,
          text: i18n.t(`evaluation_appeals.groups.${value}`),
        })),
        apply: (query, value) => void query.whereIn('state', appealWorkflow.statesIn(String(value))),
      },
      year: {
        kind: 'number',
        label: text('year'),
        apply: (query, year) =>
          void query.whereIn(
            'evaluationId',
            points().whereHas('cycle', (cycles) => void cycles.where('year', year))
          ),
      },
    },
    sorts: { submitted: 'id' },
    defaultSort: '-submitted',
  }
}
