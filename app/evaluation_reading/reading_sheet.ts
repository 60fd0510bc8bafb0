import type { I18n } from '@adonisjs/i18n'
import type { Column, Sheet } from '#app/core/spreadsheet'
import { rankedFinals } from '#app/evaluation_results/computed_outcomes'
import { textIn } from '#app/questions/answer_text'
import { isSmall } from './distribution.js'
import { firmnessOf } from './firmness.js'
import type { Reading } from './reading_page.js'
import type { ReadingPoint } from './reading_point.js'
import { groupRates } from './score_rates.js'
import type { Stability } from './stability.js'

type Row = { point: ReadingPoint; rank: number | null; rates: (number | null)[]; firm: Stability | null }

/** The best first, with the ranks of the results; small cycles have none. */
export function readingRows(reading: Reading): Row[] {
  const { content, all, rated } = reading
  const { of } = firmnessOf(reading)
  const rankOf = rankedFinals(rated)
  const rows = all.map((point) => ({
    point,
    rank: isSmall(rated.length) || point.part !== 'rated' ? null : rankOf(point.final, point.extras),
    rates: groupRates(content, [point]).map(({ percent }) => percent),
    firm: of.get(point.id) ?? null,
  }))
  return rows.sort((one, other) => other.point.final - one.point.final || one.point.id - other.point.id)
}

export function readingSheet({ cycle, content, rated }: Reading, i18n: I18n): Sheet<Row> {
  const text = (key: string) => i18n.t(`evaluation_reading.${key}`)
  const column = (header: string, width: number, value: Column<Row>['value']) => ({ header, width, value })
  return {
    name: text('sheet'),
    title: `${cycle.title} ${text('title')}`,
    note: isSmall(rated.length) ? text('small_city') : '',
    columns: [
      column(text('rank'), 7, ({ rank }) => rank),
      column(text('point'), 30, ({ point }) => point.name),
      column(text('district'), 10, ({ point }) => i18n.t(`districts.${point.districtCode}`)),
      column(text('type'), 14, ({ point }) => i18n.t(`host_types.${point.hostType}`)),
      column(text('final'), 9, ({ point }) => point.final / 100),
      column(text('grade'), 9, ({ point }) => point.grade && i18n.t(`indicators.grades.${point.grade}`)),
      ...content.groups.map(({ code, name }, at) =>
        column(`${code} ${textIn(name, i18n)} (%)`, 12, ({ rates }) => rates[at])
      ),
      column(`${text('kept')} (%)`, 11, ({ firm }) => firm?.kept),
      column(text('rank_range'), 11, ({ firm }) => firm && `${firm.best}–${firm.worst}`),
    ],
  }
}
