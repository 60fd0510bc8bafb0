import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { timeCell } from '#app/core/spreadsheet'
import { whereContains, type ListDefinition } from '#app/core/list'
import PointEvaluation from '#app/evaluations/point_evaluation'
import type EvaluationSeat from './evaluation_seat.js'
import { evaluationSeatWorkflow } from './evaluation_seat_workflow.js'

export const ownSheetGroups = ['open', 'done'] as const

/** An expert's own points. */
export function evaluationSheetList(
  i18n: Pick<I18n, 't'>
): ListDefinition<ModelQueryBuilderContract<typeof EvaluationSeat>> {
  const text = (column: string) => i18n.t(`evaluation_sheets.columns.${column}`)
  return {
    columns: [
      {
        key: 'point',
        text: text('point'),
        fixed: true,
        value: ({ evaluation }) => evaluation.name,
        under: { text: text('number'), value: ({ evaluation }) => evaluation.number },
      },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`evaluation_sheets.states.${state}`) },
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
      const points = PointEvaluation.query()
      whereContains(points, ['name', 'number'], typed)
      query.whereIn('evaluation_id', points.select('id'))
    },
    searchHint: i18n.t('evaluation_sheets.search'),
    filters: {
      group: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: ownSheetGroups.map((value) => ({ value, text: value })),
        apply: (query, group) => void query.whereIn('state', evaluationSeatWorkflow.statesIn(group)),
      },
    },
    sorts: { waiting: ['submitted_at', 'id'], submitted: 'submitted_at', total: 'total' },
    defaultSort: 'waiting',
  }
}
