import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import type QuestionSet from './question_set.js'
import { purposes } from './question_set.js'
import type QuestionVersion from './question_version.js'

type Query = ModelQueryBuilderContract<typeof QuestionSet>

/** The versions of a listed set without what they ask, which is long. */
export function withVersions(query: Query) {
  return query.preload('versions', (versions) =>
    versions
      .whereNot('state', 'discarded')
      .select('id', 'questionSetId', 'number', 'state', 'stateSince')
      .orderBy('number')
  )
}

export const publishedOf = ({ versions }: QuestionSet): QuestionVersion | undefined =>
  versions.filter(({ state }) => state === 'published').at(-1)

export const draftOf = ({ versions }: QuestionSet): QuestionVersion | undefined =>
  versions.find(({ state }) => state === 'draft')

export function questionSetList(i18n: Pick<I18n, 't'>): ListDefinition<Query, QuestionSet> {
  const text = (column: string) => i18n.t(`question_sets.${column}`)
  const numbered = (version: QuestionVersion | undefined) =>
    version ? i18n.t('question_sets.number', { number: version.number }) : null
  return {
    columns: [
      {
        ...{ key: 'name', text: text('name'), sort: 'name', fixed: true, value: ({ nameZh }) => nameZh },
        under: { text: text('name_en'), value: ({ nameEn }) => nameEn },
      },
      { key: 'purpose', text: text('purpose'), value: ({ purpose }) => i18n.t(`question_sets.purposes.${purpose}`) },
      { key: 'published', text: text('published'), value: (set) => numbered(publishedOf(set)) },
      { key: 'draft', text: text('draft'), value: (set) => numbered(draftOf(set)) },
      { key: 'updated', text: text('updated'), sort: 'updated', value: ({ updatedAt }) => dayCell(updatedAt) },
    ],
    search: (query, typed) => void whereContains(query, ['name_zh', 'name_en'], typed),
    searchHint: text('search'),
    filters: {
      purpose: {
        kind: 'choice',
        label: text('purpose'),
        options: purposes.map((value) => ({ value, text: i18n.t(`question_sets.purposes.${value}`) })),
        apply: (query, purpose) => void query.where('purpose', purpose),
      },
      state: {
        kind: 'choice',
        label: text('state'),
        options: (['published', 'draft'] as const).map((value) => ({
          value,
          text: i18n.t(`question_sets.having.${value}`),
        })),
        apply: (query, state) => void query.whereHas('versions', (versions) => void versions.where('state', state)),
      },
    },
    sorts: { updated: 'updated_at', name: 'name_zh' },
    defaultSort: '-updated',
  }
}
