import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import type User from '#app/users/user'
import type SurveyWave from '#app/surveys/survey_wave'
import { surveyWaveWorkflow, type SurveyWaveState } from '#app/surveys/survey_wave_workflow'
import { shown } from './result_words.js'
import SurveyResultRow from './survey_result_row.js'

type Query = ModelQueryBuilderContract<typeof SurveyWave>

/** 满意度结果: the waves with what came of them. */
export function resultList(
  i18n: Pick<I18n, 't'>,
  cities: ReadonlyMap<number, SurveyResultRow>
): ListDefinition<Query, SurveyWave> {
  const states = Object.keys(surveyWaveWorkflow.states) as SurveyWaveState[]
  return {
    columns: [
      {
        ...{ key: 'name', text: i18n.t('survey_results.wave'), sort: 'opensOn', fixed: true },
        value: ({ name }) => name,
        under: { text: i18n.t('survey_results.number'), value: ({ number }) => number },
      },
      { key: 'year', text: i18n.t('survey_results.year'), sort: 'year', value: ({ year }) => year },
      { key: 'n', text: i18n.t('survey_results.n'), class: 'r', value: ({ id }) => cities.get(id)?.figures?.n },
      {
        key: 'index',
        text: i18n.t('survey_results.index'),
        class: 'r',
        value: ({ id }) => shown(cities.get(id)?.figures?.index),
      },
      {
        key: 'state',
        text: i18n.t('survey_results.state'),
        value: ({ state }) => i18n.t(`survey_results.states.${state}`),
      },
    ],
    search: (query, text) => void whereContains(query, ['name', 'number'], text),
    searchHint: i18n.t('survey_results.search'),
    filters: {
      year: {
        kind: 'number',
        label: i18n.t('survey_results.year'),
        apply: (query, year) => void query.where('year', year),
      },
      state: {
        kind: 'choice',
        label: i18n.t('survey_results.state'),
        options: states.map((value) => ({ value, text: i18n.t(`survey_results.states.${value}`) })),
        apply: (query, state) => void query.where('state', state),
      },
    },
    sorts: { opensOn: 'opens_on', year: 'year' },
    defaultSort: '-opensOn',
  }
}

/** The city's line of the newest calculation of each wave, as somebody may see it: one statement. */
export async function citiesSeenBy(user: User | null) {
  const rows = await SurveyResultRow.query()
    .join('survey_results', 'survey_results.id', 'survey_result_rows.result_id')
    .where({ 'survey_result_rows.kind': 'city', 'survey_results.state': 'calculated' })
    .withScopes((scopes) => scopes.visibleTo(user))
    .select('survey_result_rows.*', 'survey_results.wave_id as wave_id')
    .orderBy('survey_results.id')
  return new Map(rows.map((row) => [Number(row.$extras.wave_id), row]))
}
