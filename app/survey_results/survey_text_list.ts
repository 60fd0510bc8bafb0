import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import type { SurveyTag } from './survey_text.js'
import type SurveyText from './survey_text.js'

type Query = ModelQueryBuilderContract<typeof SurveyText>

export function surveyTextList(i18n: Pick<I18n, 't'>, tags: readonly SurveyTag[]): ListDefinition<Query, SurveyText> {
  const yesOrNo = ['yes', 'no'].map((value) => ({ value, text: i18n.t(`ui.${value}`) }))
  return {
    columns: [
      {
        key: 'content',
        text: i18n.t('survey_texts.content'),
        sort: 'id',
        fixed: true,
        value: ({ content }) => content,
      },
      { key: 'point', text: i18n.t('survey_texts.point'), value: (text) => pointOf(text, i18n) },
      { key: 'flags', text: i18n.t('survey_texts.flags'), value: ({ flags }) => flagWords(flags, i18n) },
      { key: 'tags', text: i18n.t('survey_texts.tags'), value: ({ tags: own }) => namesOf(own) },
    ],
    search: (query, text) => void whereContains(query, ['content'], text),
    searchHint: i18n.t('survey_texts.search'),
    filters: {
      tag: {
        kind: 'choice',
        label: i18n.t('survey_texts.tag'),
        options: tags.map(({ id, name }) => ({ value: String(id), text: name })),
        apply: (query, tag) =>
          void query.whereIn('id', (own) => void own.from('survey_text_tags').where('tag_id', tag).select('text_id')),
      },
      tagged: {
        kind: 'choice',
        label: i18n.t('survey_texts.is_tagged'),
        options: yesOrNo,
        apply: (query, value) => void query.where('is_tagged', value === 'yes'),
      },
      flagged: {
        kind: 'choice',
        label: i18n.t('survey_texts.is_flagged'),
        options: yesOrNo,
        apply: (query, value) => void query.where('is_flagged', value === 'yes'),
      },
    },
    sorts: { id: 'id' },
    defaultSort: 'id',
  }
}

const pointOf = ({ designation }: SurveyText, i18n: Pick<I18n, 't'>) =>
  designation?.name ?? i18n.t('survey_results.no_point')

const flagWords = (flags: readonly string[], i18n: Pick<I18n, 't'>) =>
  flags.map((flag) => i18n.t(`survey_texts.flag.${flag}`)).join('、')

export const namesOf = (tags: readonly SurveyTag[]) => tags.map(({ name }) => name).join('、')
