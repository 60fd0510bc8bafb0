import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import type SurveyWave from './survey_wave.js'
import { surveyWaveWorkflow } from './survey_wave_workflow.js'

export const waveGroups = ['prepared', 'running', 'counted', 'over'] as const

export function surveyWaveList(
  i18n: Pick<I18n, 't'>
): ListDefinition<ModelQueryBuilderContract<typeof SurveyWave>, SurveyWave> {
  const text = (column: string) => i18n.t(`surveys.columns.${column}`)
  return {
    columns: [
      {
        key: 'name',
        text: text('name'),
        fixed: true,
        value: ({ name }) => name,
        under: { text: text('number'), value: ({ number }) => number },
      },
      { key: 'year', text: text('year'), sort: 'year', class: 'drop-m', value: ({ year }) => year },
      { key: 'opens_on', text: text('opens_on'), sort: 'opensOn', value: ({ opensOn }) => dayCell(opensOn) },
      { key: 'closes_on', text: text('closes_on'), sort: 'closesOn', value: ({ closesOn }) => dayCell(closesOn) },
      { key: 'recipients', text: text('recipients'), class: 'r' },
      { key: 'answered', text: text('answered'), class: 'r' },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`survey_waves.states.${state}`) },
    ],
    search: (query, typed) => void whereContains(query, ['name', 'number'], typed),
    searchHint: text('search'),
    filters: {
      group: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: waveGroups.map((value) => ({ value, text: value })),
        apply: (query, group) => void query.whereIn('state', surveyWaveWorkflow.statesIn(group)),
      },
      year: { kind: 'number', label: text('year'), apply: (query, year) => void query.where('year', year) },
      state: {
        kind: 'choice',
        label: text('state'),
        options: Object.keys(surveyWaveWorkflow.states).map((value) => ({
          value,
          text: i18n.t(`survey_waves.states.${value}`),
        })),
        apply: (query, state) => void query.where('state', state),
      },
    },
    sorts: { year: 'year', opensOn: 'opens_on', closesOn: 'closes_on' },
    defaultSort: '-opensOn',
  }
}
