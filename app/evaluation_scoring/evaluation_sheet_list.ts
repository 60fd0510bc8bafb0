import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { seatColumns, seatGroups } from '#app/experts/seat_list'
import type EvaluationSeat from './evaluation_seat.js'
import { evaluationSeatWorkflow } from './evaluation_seat_workflow.js'

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
      ...seatColumns(text, (state) => i18n.t(`evaluation_sheets.states.${state}`)),
    ],
    search: (query, typed) => {
      const points = PointEvaluation.query()
      whereContains(points, ['name', 'number'], typed)
      query.whereIn('evaluation_id', points.select('id'))
    },
    searchHint: i18n.t('evaluation_sheets.search'),
    filters: { group: seatGroups(evaluationSeatWorkflow) },
    sorts: { waiting: ['submitted_at', 'id'], submitted: 'submitted_at', total: 'total' },
    defaultSort: 'waiting',
  }
}
