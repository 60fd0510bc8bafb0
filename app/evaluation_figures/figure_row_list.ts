import type { I18n } from '@adonisjs/i18n'
import type { ListDefinition } from '#app/core/list'
import type { Chosen } from '#app/core/list_of_rows'
import type { Sheet } from '#app/core/spreadsheet'
import type { FigureRow } from './figure.js'
import type { FigureDefinition } from './figure_definitions.js'
import { figureName } from './figure_words.js'

type Words = Pick<I18n, 't'>

/** The rows of a figure: what each is, when, and what it adds. */
export function rowList(definition: FigureDefinition, i18n: Words): ListDefinition<Chosen<FigureRow>, FigureRow> {
  const text = (key: string) => i18n.t(`evaluation_figures.rows.${key}`)
  return {
    columns: [
      { key: 'label', text: text('label'), fixed: true, sort: 'label', value: ({ label }) => label },
      { key: 'type', text: text('type'), fixed: true, value: ({ type }) => i18n.t(`evaluation_figures.types.${type}`) },
      { key: 'on', text: text('on'), fixed: true, sort: 'on', value: ({ on }) => on },
      {
        key: 'part',
        text: i18n.t(`evaluation_figures.parts.${definition.kind}`),
        fixed: true,
        class: 'r',
        value: ({ part }) => part,
      },
      ...(definition.base || definition.same
        ? [
            {
              key: 'base',
              text: text(baseWord(definition)),
              fixed: true,
              class: 'r',
              value: ({ base }: FigureRow) => base,
            },
          ]
        : []),
    ],
    filters: { year: { kind: 'number', label: '', hidden: true, apply: () => {} } },
    sorts: {
      on: (rows, direction) => rows.order((one, other) => compare(one.on, other.on), direction),
      label: (rows, direction) => rows.order((one, other) => compare(one.label, other.label), direction),
    },
    defaultSort: '-on',
  }
}

const baseWord = ({ same, kind }: FigureDefinition) => (same ? 'records' : kind === 'only' ? 'answers' : 'base')

const compare = (one: string | null, other: string | null) => ((one ?? '') < (other ?? '') ? -1 : one === other ? 0 : 1)

export function rowSheet(definition: FigureDefinition, note: string, i18n: Words): Sheet<FigureRow> {
  const name = figureName(definition.key, i18n)
  const { columns } = rowList(definition, i18n)
  return {
    ...{ name, title: name, note },
    columns: columns.map(({ key, text, value }) => ({ header: text, width: key === 'label' ? 40 : 16, value: value! })),
  }
}
