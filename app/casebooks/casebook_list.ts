import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import type Casebook from './casebook.js'
import { casebookWorkflow } from './casebook_workflow.js'

type Query = ModelQueryBuilderContract<typeof Casebook>

export function casebookList(i18n: Pick<I18n, 't'>): ListDefinition<Query, Casebook> {
  const text = (key: string) => i18n.t(`casebooks.${key}`)
  return {
    columns: [
      {
        key: 'title',
        text: text('name'),
        fixed: true,
        value: ({ title }) => title,
        under: { text: text('call'), value: ({ call }) => call.number },
      },
      { key: 'year', text: text('year'), sort: 'year', class: 'r', value: ({ year }) => year },
      { key: 'cases', text: text('cases'), class: 'r', value: ({ $extras }) => Number($extras.cases) },
      { key: 'confirmed', text: text('confirmed'), class: 'r', value: ({ $extras }) => Number($extras.confirmed) },
      { key: 'editor', text: text('editor'), optional: true, value: ({ editor }) => editor },
      {
        key: 'published_at',
        text: text('published_at'),
        class: 'drop-m',
        value: ({ publishedAt }) => dayCell(publishedAt),
      },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`casebooks.states.${state}`) },
    ],
    search: (query, typed) => void whereContains(query, ['title', 'editor'], typed),
    searchHint: text('search'),
    filters: {
      state: {
        kind: 'choice',
        label: text('state'),
        options: Object.keys(casebookWorkflow.states).map((value) => ({ value, text: text(`states.${value}`) })),
        apply: (query, value) => void query.where('state', value),
      },
      year: { kind: 'number', label: text('year'), apply: (query, value) => void query.where('year', value) },
    },
    sorts: { year: 'year' },
    defaultSort: '-year',
  }
}
