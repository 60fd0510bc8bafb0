import type { I18n } from '@adonisjs/i18n'
import type { ListDefinition } from '#app/core/list'
import type { Chosen } from '#app/core/list_of_rows'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import type { PointSpread } from './panel_statistics.js'

/** `disputed`: pieces of evidence that neither all nor none of the experts believe. */
export type SpreadRow = PointSpread & { point: PointEvaluation; disputed: number }

/** How far experts are apart, point by point; what each of them gave is in 评审得分汇总表. */
export function spreadList(i18n: Pick<I18n, 't'>): ListDefinition<Chosen<SpreadRow>, SpreadRow> {
  const text = (column: string) => i18n.t(`evaluation_panels.columns.${column}`)
  const by = (key: 'gap' | 'disputed') => (chosen: Chosen<SpreadRow>, direction: 'asc' | 'desc') =>
    chosen.order((one, other) => one[key] - other[key], direction)
  return {
    columns: [
      { key: 'point', text: text('point'), fixed: true },
      { key: 'mean', text: text('mean'), class: 'r', fixed: true },
      { key: 'between', text: text('between'), class: 'r', fixed: true },
      { key: 'gap', text: text('gap'), class: 'r', sort: 'gap', fixed: true },
      { key: 'disputed', text: text('disputed'), class: 'r', sort: 'disputed', fixed: true },
    ],
    sorts: { gap: by('gap'), disputed: by('disputed') },
    defaultSort: '-gap',
  }
}
