import type { I18n } from '@adonisjs/i18n'
import type { ListDefinition } from '#app/core/list'
import type { Chosen } from '#app/core/list_of_rows'
import type { Sheet } from '#app/core/spreadsheet'
import type { FactChange } from './change_list.js'
import { chapterFilter, choice, sheetColumns } from './report_figure_list.js'

type Words = Pick<I18n, 't'>
type List = ListDefinition<Chosen<FactChange>, FactChange>

const KINDS = ['value', 'rows', 'appeared', 'gone'] as const
type Kind = (typeof KINDS)[number]

/** 数据变动清单 of the last time that the data was taken anew. */
export function factChangeList(i18n: Words): List {
  const text = (column: string) => i18n.t(`work_reports.change_columns.${column}`)
  return {
    columns: [
      {
        ...{ key: 'label', text: text('label'), fixed: true, sort: 'label', value: ({ label }) => label },
        under: { text: text('key'), value: ({ key }) => key },
      },
      {
        ...{ key: 'chapter', text: text('chapter'), fixed: true, sort: 'chapter' },
        value: ({ chapter }) => i18n.t(`work_reports.chapters.${chapter}`),
      },
      { key: 'before', text: text('before'), fixed: true, class: 'r', value: ({ before }) => before },
      { key: 'after', text: text('after'), fixed: true, class: 'r', value: ({ after }) => after },
      {
        ...{ key: 'difference', text: text('difference'), fixed: true, sort: 'difference', class: 'r' },
        value: differenceOf,
      },
      {
        ...{ key: 'kind', text: text('kind'), fixed: true },
        value: (change) => i18n.t(`work_reports.change_kinds.${kindOf(change)}`),
      },
    ],
    search: (rows, typed) => rows.keep(({ label, key }) => label.includes(typed) || key.includes(typed)),
    searchHint: text('search'),
    filters: {
      chapter: chapterFilter(i18n),
      kind: choice(
        text('kind'),
        KINDS.map((value) => ({ value, text: i18n.t(`work_reports.change_kinds.${value}`) })),
        kindOf
      ),
    },
    sorts: {
      chapter: (rows, way) => (way === 'desc' ? rows.rows.reverse() : rows),
      label: (rows, way) => rows.order((one, other) => one.label.localeCompare(other.label, 'zh'), way),
      difference: (rows, way) => rows.order((one, other) => (differenceOf(one) ?? 0) - (differenceOf(other) ?? 0), way),
    },
    defaultSort: 'chapter',
  }
}

/** Null where there is nothing to take it from. */
export function differenceOf({ before, after }: FactChange) {
  if (before === null || after === null) return null
  return Math.round((after - before) * 100) / 100
}

export function kindOf({ before, after }: FactChange): Kind {
  if (before === after) return 'rows'
  if (before === null) return 'appeared'
  return after === null ? 'gone' : 'value'
}

export function factChangeSheet(title: string, i18n: Words): Sheet<FactChange> {
  return { name: i18n.t('work_reports.changes'), title, columns: sheetColumns(factChangeList(i18n)) }
}
