import type { I18n } from '@adonisjs/i18n'
import type { Sheet } from '#app/core/spreadsheet'
import type { FigureLine } from './rating_figures_page.js'

/** In the order of the page. */
const figureColumns = [
  'ratings',
  'served',
  'activeShare',
  'satisfiedByRule',
  'satisfiedTopTwo',
  'bad',
  'contactInTime',
  'repairInTime',
  'callBackInTime',
  'calledBackShare',
] as const

/** Those that fit on a page. */
export const pageColumns = figureColumns.filter((key) => key !== 'callBackInTime')

export function ratingFiguresSheet(
  { from, until, by }: { from: string; until: string; by: string },
  i18n: Pick<I18n, 't'>
): Sheet<FigureLine> {
  const text = (key: string) => i18n.t(`rating_figures.${key}`)
  return {
    name: text('sheet'),
    title: text('sheet'),
    note: `${i18n.t('rating_figures.period', { from, until })}  ${text('unit')}`,
    columns: [
      { header: text(`heads.${by}`), width: 28, value: ({ label }) => label },
      ...figureColumns.map((key) => ({
        header: text(key),
        width: 16,
        value: ({ figures, isHidden }: FigureLine) => (isHidden ? text('hidden') : figures[key]),
      })),
    ],
  }
}
