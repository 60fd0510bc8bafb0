import type { I18n } from '@adonisjs/i18n'
import type { Filter, ListDefinition, Option } from '#app/core/list'
import type { Chosen } from '#app/core/list_of_rows'
import type { Sheet } from '#app/core/spreadsheet'
import type { ChapterKey } from '#app/report_facts/chapter_content'
import { chapterDefinitions } from '#app/report_facts/chapters'
import { units } from '#app/report_facts/fact'
import type { Figure } from './report_figures.js'

type Words = Pick<I18n, 't'>
type List = ListDefinition<Chosen<Figure>, Figure>

/** Every number of a report, in the order of its chapters. */
export function reportFigureList(i18n: Words): List {
  const text = (column: string) => i18n.t(`work_reports.fact_columns.${column}`)
  return {
    columns: [
      {
        ...{ key: 'label', text: text('label'), fixed: true, sort: 'label', value: ({ label }) => label },
        under: { text: text('key'), value: ({ key }) => key },
      },
      {
        ...{ key: 'chapter', text: text('chapter'), fixed: true, sort: 'chapter', class: 'drop-m' },
        value: ({ chapter }) => i18n.t(`work_reports.chapters.${chapter}`),
      },
      {
        ...{ key: 'value', text: text('value'), fixed: true, sort: 'value', class: 'r', value: ({ value }) => value },
        under: { text: text('missing'), value: (figure) => whyMissing(figure, i18n) },
      },
      { key: 'unit', text: text('unit'), fixed: true, value: ({ unit }) => unit },
      { key: 'previous', text: text('previous'), fixed: true, class: 'r', value: ({ previous }) => previous },
      {
        ...{ key: 'change', text: text('change'), fixed: true, sort: 'change', class: 'r' },
        value: ({ change }) => change,
      },
      { key: 'period', text: text('period'), fixed: true, class: 'drop-m', value: ({ period }) => periodText(period) },
      {
        ...{ key: 'query', text: text('query'), fixed: true, class: 'drop-m', value: ({ query }) => query },
        under: { text: text('hash'), value: ({ rowsHash }) => rowsHash },
      },
      {
        ...{ key: 'rows', text: text('rows'), fixed: true, sort: 'rows', class: 'r' },
        value: ({ rowsCount }) => rowsCount,
      },
    ],
    search: (rows, typed) => rows.keep(({ label, key }) => label.includes(typed) || key.includes(typed)),
    searchHint: text('search'),
    filters: filtersOf(i18n),
    sorts: {
      chapter: (rows, way) => (way === 'desc' ? rows.rows.reverse() : rows),
      label: (rows, way) => rows.order((one, other) => one.label.localeCompare(other.label, 'zh'), way),
      value: (rows, way) => rows.order(byNumber('value'), way),
      change: (rows, way) => rows.order(byNumber('change'), way),
      rows: (rows, way) => rows.order(byNumber('rowsCount'), way),
    },
    defaultSort: 'chapter',
  }
}

function filtersOf(i18n: Words): List['filters'] {
  const text = (column: string) => i18n.t(`work_reports.fact_columns.${column}`)
  const known = ['yes', 'no'].map((value) => ({ value, text: i18n.t(`work_reports.known.${value}`) }))
  return {
    chapter: chapterFilter(i18n),
    unit: choice(
      text('unit'),
      units.map((unit) => ({ value: unit, text: unit })),
      ({ unit }) => unit
    ),
    known: choice(text('known'), known, ({ value }) => (value === null ? 'no' : 'yes')),
  }
}

export function chapterFilter<Row extends { chapter: ChapterKey }>(i18n: Words): Filter<Chosen<Row>> {
  const options = chapterDefinitions.map(({ key }) => ({ value: key, text: i18n.t(`work_reports.chapters.${key}`) }))
  return choice(i18n.t('work_reports.chapter'), options, ({ chapter }) => chapter)
}

/** Keeps the rows of which this is chosen. */
export function choice<Row>(label: string, options: Option[], of: (row: Row) => string): Filter<Chosen<Row>> {
  return { kind: 'choice', label, options, apply: (rows, chosen) => rows.keep((row) => of(row) === chosen) }
}

/** What is not known is less than everything. */
function byNumber(name: 'value' | 'change' | 'rowsCount') {
  const of = (figure: Figure) => figure[name] ?? -Infinity
  return (one: Figure, other: Figure) => (of(one) === of(other) ? 0 : of(one) < of(other) ? -1 : 1)
}

export function whyMissing({ value, missing }: Figure, i18n: Words): string | null {
  if (value !== null) return null
  return i18n.t(`work_reports.missing.${missing ?? 'not_recorded'}`)
}

export const periodText = ({ from, until }: Figure['period']) => (from === until ? from : `${from} — ${until}`)

export function reportFigureSheet(title: string, i18n: Words): Sheet<Figure> {
  return { name: i18n.t('work_reports.facts'), title, columns: sheetColumns(reportFigureList(i18n)) }
}

/** Everything that a list of rows shows, with its small print. */
export function sheetColumns<Row>({ columns }: ListDefinition<Chosen<Row>, Row>): Sheet<Row>['columns'] {
  return columns
    .flatMap(({ text, value, under }) => [...(value ? [{ text, value }] : []), ...(under ? [under] : [])])
    .map(({ text, value }) => ({ header: text, width: 22, value }))
}
