import type { I18n } from '@adonisjs/i18n'
import type { Column, Sheet } from '#app/core/spreadsheet'
import { textIn } from '#app/questions/answer_text'
import { isSmall } from './distribution.js'
import type { Reading } from './reading_page.js'
import type { Shift } from './what_if.js'
import type { Changes } from './wish.js'

/** What was changed stands in the second line: the numbers mean nothing without it. */
export function whatIfSheet({ cycle, rated }: Reading, changes: Changes, i18n: I18n): Sheet<Shift> {
  const text = (key: string) => i18n.t(`evaluation_reading.${key}`)
  const column = (header: string, width: number, value: Column<Shift>['value']) => ({ header, width, value })
  const ranks = (rank: number) => (isSmall(rated.length) ? null : rank)
  return {
    name: text('what_if'),
    title: `${cycle.title} ${text('what_if')}`,
    note: `${text('no_result')} ${changesInWords(changes, i18n).join(i18n.t('questions.semicolon'))}`,
    columns: [
      column(text('point'), 30, ({ point }) => point.name),
      column(text('district'), 10, ({ point }) => i18n.t(`districts.${point.districtCode}`)),
      column(text('type'), 14, ({ point }) => i18n.t(`host_types.${point.hostType}`)),
      column(text('final_before'), 10, ({ before }) => before.final / 100),
      column(text('final_after'), 10, ({ after }) => after.final / 100),
      column(text('change'), 9, ({ change }) => change / 100),
      column(text('grade_before'), 9, ({ before }) => i18n.t(`indicators.grades.${before.grade}`)),
      column(text('grade_after'), 9, ({ after }) => i18n.t(`indicators.grades.${after.grade}`)),
      column(text('rank_before'), 9, ({ before }) => ranks(before.rank)),
      column(text('rank_after'), 9, ({ after }) => ranks(after.rank)),
    ],
  }
}

/** C1 公益咨询（通用）12 → 10 */
export function changesInWords({ weights, bands, quota }: Changes, i18n: I18n): string[] {
  const moved = (what: string, { before, after }: { before: number; after: number }) => `${what} ${before} → ${after}`
  return [
    ...weights.map((one) =>
      moved(`${one.indicator.code} ${textIn(one.indicator.name, i18n)} · ${textIn(one.variant.name, i18n)}`, one)
    ),
    ...bands.map((one) =>
      moved(i18n.t('indicators.from_total', { grade: i18n.t(`indicators.grades.${one.grade}`) }), one)
    ),
    ...quota.map((one) => moved(i18n.t('indicators.quota_percent'), one)),
  ]
}
