import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell, timeCell } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
import type EvaluationCycle from './evaluation_cycle.js'
import type PointEvaluation from './point_evaluation.js'
import { PARTS } from './point_evaluation.js'
import { pointEvaluationWorkflow as workflow } from './point_evaluation_workflow.js'

type Words = Pick<I18n, 't'>
type Query = ModelQueryBuilderContract<typeof PointEvaluation>
type List = ListDefinition<Query>

export const pointGroups = ['filing', 'checking', 'judging', 'notice', 'over'] as const

/** The points of a cycle as the office sees them. */
export function cyclePointList({ year }: EvaluationCycle, i18n: Words): List {
  const text = (column: string) => i18n.t(`evaluation_cycles.point_columns.${column}`)
  return {
    columns: [
      {
        ...{ key: 'name', text: text('name'), fixed: true, sort: 'name', value: ({ name }) => name },
        under: { text: text('number'), value: ({ number }) => number },
      },
      { key: 'district', text: text('district'), value: (row) => i18n.t(`districts.${row.districtCode}`) },
      { key: 'type', text: text('type'), class: 'drop-m', value: ({ hostType }) => i18n.t(`host_types.${hostType}`) },
      {
        ...{ key: 'part', text: text('part'), value: ({ part }) => i18n.t(`point_evaluations.parts.${part}`) },
        under: { text: text('part_reason'), value: (row) => whyOf(row, i18n) },
      },
      {
        key: 'filed_at',
        text: text('filed_at'),
        class: 'drop-m',
        sort: 'filedAt',
        value: (row) => timeCell(row.filedAt),
      },
      { key: 'grace', text: text('grace'), optional: true, value: ({ graceUntil }) => dayCell(graceUntil) },
      { key: 'late', text: text('late'), optional: true, value: ({ isLate }) => i18n.t(isLate ? 'ui.yes' : 'ui.no') },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`point_evaluations.states.${state}`) },
      { key: 'action', text: text('action'), hidden: true, fixed: true },
    ],
    search: (query, typed) => void whereContains(query, ['name', 'number'], typed),
    searchHint: text('search'),
    filters: pointFilters(year, i18n),
    /** Numbers were given in this order. */
    sorts: { number: 'id', name: 'name', filedAt: 'filed_at' },
    defaultSort: 'number',
  }
}

function pointFilters(year: number, i18n: Words): List['filters'] {
  const choice = (label: string, values: readonly string[], prefix: string, column: string) => ({
    ...{ kind: 'choice' as const, label: i18n.t(`evaluation_cycles.point_columns.${label}`) },
    options: values.map((value) => ({ value, text: i18n.t(`${prefix}.${value}`) })),
    apply: (query: Query, value: string) => void query.where(column, value),
  })
  return {
    group: {
      ...{ kind: 'choice', label: '', hidden: true, options: pointGroups.map((value) => ({ value, text: value })) },
      apply: (query: Query, group: string) => void query.whereIn('state', workflow.statesIn(group)),
    },
    state: choice('state', Object.keys(workflow.states), 'point_evaluations.states', 'state'),
    district: choice('district', districtCodes, 'districts', 'district_code'),
    type: choice('type', hostTypes, 'host_types', 'host_type'),
    part: choice('part', PARTS, 'point_evaluations.parts', 'part'),
    late: {
      ...{ kind: 'choice', label: i18n.t('evaluation_cycles.point_columns.late') },
      options: ['yes', 'no'].map((value) => ({ value, text: i18n.t(`ui.${value}`) })),
      apply: (query: Query, value: string) => void query.where('isLate', value === 'yes'),
    },
    frozen: {
      ...{ kind: 'choice', label: i18n.t('evaluation_cycles.point_columns.frozen') },
      options: ['yes', 'no'].map((value) => ({ value, text: i18n.t(`ui.${value}`) })),
      apply: (query: Query, value: string) => whereFrozen(query, year, value === 'yes'),
    },
  }
}

function whereFrozen(query: Query, year: number, frozen: boolean) {
  const among = db.from('figure_freezes').where({ year, state: 'frozen' }).select('designation_id')
  if (frozen) query.whereIn('designation_id', among)
  else query.whereNotIn('designation_id', among).whereNot('state', 'left')
}

/** What gave a point its part: the rule, and what the office or the register said to it. */
export function whyOf({ partRule, partReason }: Pick<PointEvaluation, 'partRule' | 'partReason'>, i18n: Words) {
  const rule = partRule ? i18n.t(`evaluation_cycles.rules.${partRule}`) : null
  return [rule, partReason].filter(Boolean).join(i18n.t('ui.colon')) || null
}
