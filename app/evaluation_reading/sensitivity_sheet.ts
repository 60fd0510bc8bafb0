import type { I18n } from '@adonisjs/i18n'
import config from '#config/evaluation_reading'
import type { Column, Sheet } from '#app/core/spreadsheet'
import { textIn } from '#app/questions/answer_text'
import { isSmall } from './distribution.js'
import type { Reading } from './reading_page.js'
import type { SensitivityLine } from './sensitivity.js'

export function sensitivitySheet({ cycle, content, rated }: Reading, i18n: I18n): Sheet<SensitivityLine> {
  const text = (key: string, params = {}) => i18n.t(`evaluation_reading.${key}`, params)
  const column = (header: string, width: number, value: Column<SensitivityLine>['value']) => ({ header, width, value })
  const ranks = (count: number) => (isSmall(rated.length) ? null : count)
  const [more, less] = [`+${config.step}%`, `−${config.step}%`]
  return {
    name: text('sensitivity'),
    title: `${cycle.title} ${text('sensitivity')}`,
    note: text('sensitivity_text', { step: config.step }),
    columns: [
      column(text('indicator'), 28, ({ indicator }) => `${indicator.code} ${textIn(indicator.name, i18n)}`),
      ...content.variants.map(({ id, name }) =>
        column(`${text('weight')} · ${textIn(name, i18n)}`, 12, ({ indicator }) => indicator.points[id] ?? 0)
      ),
      column(`${more} ${text('grades_changed')}`, 12, (line) => line.more.grades),
      column(`${more} ${text('ranks_changed')}`, 12, (line) => ranks(line.more.ranks)),
      column(`${less} ${text('grades_changed')}`, 12, (line) => line.less.grades),
      column(`${less} ${text('ranks_changed')}`, 12, (line) => ranks(line.less.ranks)),
    ],
  }
}
