import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import config from '#config/outside_figures'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell, timeCell } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import { WHOLE_CITY } from '#app/tallies/countings'
import type OutsideFigure from './outside_figure.js'
import { outsideMeasures } from './outside_figure.js'
import { outsideFigureWorkflow } from './outside_figure_workflow.js'

type Query = ModelQueryBuilderContract<typeof OutsideFigure>

export function outsideFigureList(i18n: Pick<I18n, 't'>): ListDefinition<Query, OutsideFigure> {
  const text = (column: string) => i18n.t(`outside_figures.${column}`)
  const chosen = (options: readonly string[], prefix: string) =>
    options.map((value) => ({ value, text: i18n.t(`${prefix}.${value}`) }))
  const equals = (column: string, label: string, options: { value: string; text: string }[]) => ({
    kind: 'choice' as const,
    label,
    options,
    apply: (query: Query, value: string) => void query.where(column, value),
  })
  return {
    columns: [
      {
        key: 'measure',
        text: text('measure'),
        fixed: true,
        value: ({ measure }) => i18n.t(`outside_figures.measures.${measure}`),
        under: { text: text('source'), value: ({ source }) => i18n.t(`outside_figures.systems.${source}`) },
      },
      { key: 'period', text: text('period'), sort: 'period', value: ({ period }) => period },
      { key: 'value', text: text('value'), sort: 'value', class: 'r', value: (row) => row.shown },
      { key: 'unit', text: text('unit'), value: ({ measure }) => i18n.t(`outside_figures.units.${measure}`) },
      {
        key: 'district',
        text: i18n.t('organizations.district'),
        class: 'drop-m',
        value: ({ districtCode }) => i18n.t(`districts.${districtCode}`),
      },
      { key: 'as_of', text: text('as_of'), class: 'drop-m', value: ({ asOf }) => dayCell(asOf) },
      { key: 'counts', text: text('counts'), value: ({ counts }) => i18n.t(counts ? 'ui.yes' : 'ui.no') },
      { key: 'edition', text: text('edition'), class: 'r', optional: true, value: ({ edition }) => edition },
      { key: 'via', text: text('via'), optional: true, value: ({ via }) => i18n.t(`outside_figures.ways.${via}`) },
      { key: 'entered_by', text: text('entered_by'), optional: true, value: ({ enteredBy }) => enteredBy },
      {
        key: 'entered_at',
        text: text('entered_at'),
        sort: 'enteredAt',
        optional: true,
        value: ({ createdAt }) => timeCell(createdAt),
      },
      { key: 'note', text: text('note'), optional: true, value: ({ note }) => note },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`outside_figures.states.${state}`) },
    ],
    search: (query, typed) => void whereContains(query, ['period', 'note', 'entered_by'], typed),
    searchHint: text('search'),
    filters: {
      state: {
        ...equals('state', '', chosen(Object.keys(outsideFigureWorkflow.states), 'outside_figures.states')),
        hidden: true,
      },
      measure: equals('measure', text('measure'), chosen(outsideMeasures, 'outside_figures.measures')),
      source: equals('source', text('source'), chosen(config.sources, 'outside_figures.systems')),
      year: { kind: 'number', label: text('year'), apply: (query, year) => void query.where('year', year) },
      district: equals(
        'district_code',
        i18n.t('organizations.district'),
        chosen([WHOLE_CITY, ...districtCodes], 'districts')
      ),
      counts: {
        kind: 'choice',
        label: text('counts'),
        options: ['yes', 'no'].map((value) => ({ value, text: i18n.t(`ui.${value}`) })),
        apply: (query, value) => void query.where('counts', value === 'yes'),
      },
    },
    sorts: { period: ['period', 'measure'], value: 'value', enteredAt: 'created_at' },
    defaultSort: '-period',
  }
}
