import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type BookEdition from './book_edition.js'
import { bookEditionWorkflow, type EditionState } from './book_edition_workflow.js'

type Query = ModelQueryBuilderContract<typeof BookEdition>

/** 案例集出版: every edition that was ever begun. */
export function bookEditionList(i18n: Pick<I18n, 't'>): ListDefinition<Query, BookEdition> {
  const text = (key: string) => i18n.t(`casebook_editions.${key}`)
  const states = Object.keys(bookEditionWorkflow.states) as EditionState[]
  return {
    columns: [
      { key: 'title', text: text('book'), fixed: true, sort: 'year', value: ({ title }) => title },
      { key: 'year', text: text('year'), class: 'r', value: ({ year }) => year },
      { key: 'number', text: text('number'), class: 'r', value: ({ number }) => number },
      { key: 'pages', text: text('pages'), class: 'r drop-m', value: ({ pageCount }) => pageCount },
      { key: 'ordered_by', text: text('ordered_by'), class: 'drop-m', value: ({ orderedBy }) => orderedBy.name },
      {
        key: 'created_at',
        text: text('ordered_at'),
        sort: 'createdAt',
        class: 'drop-m',
        value: ({ createdAt }) => timeCell(createdAt),
      },
      {
        key: 'published_at',
        text: text('published_at'),
        class: 'drop-m',
        value: ({ publishedAt }) => timeCell(publishedAt),
      },
      { key: 'checksum', text: text('checksum'), optional: true, value: ({ checksum }) => checksum },
      { key: 'state', text: text('state'), value: ({ state }) => text(`states.${state}`) },
    ],
    search: (query, typed) => void whereContains(query, ['title'], typed),
    searchHint: text('search'),
    filters: {
      year: { kind: 'number', label: text('year'), apply: (query, year) => void query.where('year', year) },
      state: {
        kind: 'choice',
        label: text('state'),
        options: states.map((value) => ({ value, text: text(`states.${value}`) })),
        apply: (query, state) => void query.where('state', state),
      },
    },
    sorts: { year: ['year', 'number'], createdAt: 'created_at' },
    defaultSort: '-year',
  }
}
