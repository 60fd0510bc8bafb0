import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import type User from '#app/users/user'
import type SurveyWave from '#app/surveys/survey_wave'
import { surveyWaveWorkflow, type SurveyWaveState } from '#app/surveys/survey_wave_workflow'
import { indicesOf } from './result_view.js'
import { shown } from './result_words.js'
import SurveyResultRow from './survey_result_row.js'

type Query = ModelQueryBuilderContract<typeof SurveyWave>

/** 满意度结果: the waves with what came of them. */
export function resultList(
  i18n: Pick<I18n, 't'>,
  cities: ReadonlyMap<number, CityLine>
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
      { key: 'n', text: i18n.t('survey_results.n'), class: 'r', value: ({ id }) => cities.get(id)?.n },
      {
        key: 'index',
        text: i18n.t('survey_results.index'),
        class: 'r',
        value: ({ id }) => cities.get(id)?.index,
      },
      {
        key: 'state',
        text: i18n.t('survey_results.state'),
        value: ({ state }) => i18n.t(`survey_waves.states.${state}`),
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
        options: states.map((value) => ({ value, text: i18n.t(`survey_waves.states.${value}`) })),
        apply: (query, state) => void query.where('state', state),
      },
    },
    sorts: { opensOn: 'opens_on', year: 'year' },
    defaultSort: '-opensOn',
  }
}

export type CityLine = { n: number; index: string | null }

/** How many answered in each wave, and the city's index as its page shows it first: one statement. */
export async function citiesSeenBy(user: User | null): Promise<Map<number, CityLine>> {
  const rows = await SurveyResultRow.query()
    .where('kind', 'city')
    .whereNot('shownTo', 'nobody')
    .withScopes((scopes) => scopes.visibleTo(user))
    .preload('result')
    .orderBy('resultId')
  return new Map(
    rows.map(({ result, n, figures }) => [
      result.waveId,
      { n, index: indicesOf(result, user)[0].text ?? shown(figures?.index) },
    ])
  )
}
