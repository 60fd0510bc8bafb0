import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, whereWithin, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import EvaluationCycle from '#app/evaluations/evaluation_cycle'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { PARTS } from '#app/evaluations/point_evaluation'
import { pointEvaluationWorkflow as workflow } from '#app/evaluations/point_evaluation_workflow'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
import type User from '#app/users/user'
import { waitingFor } from './self_todos.js'

type Query = ModelQueryBuilderContract<typeof PointEvaluation>
type Definition = ListDefinition<Query, PointEvaluation>
type Words = Pick<I18n, 't' | 'locale'>

/** The tabs above the list, in the order of the work. */
export const groups = ['mine', 'filing', 'checking', 'judging', 'notice', 'over']

export async function selfList(user: User, i18n: Words): Promise<Definition> {
  return {
    columns: columns(i18n),
    search: (query, typed) => whereContains(query, ['point_evaluations.number', 'point_evaluations.name'], typed),
    searchHint: i18n.t('self_assessments.search'),
    filters: await filters(user, i18n),
    sorts: { number: 'number', name: 'name', filedAt: 'filed_at', stateSince: 'state_since' },
    defaultSort: '-number',
  }
}

function columns(i18n: Words): Definition['columns'] {
  const text = (name: string) => i18n.t(`self_assessments.columns.${name}`)
  return [
    {
      ...{ key: 'name', text: text('name'), sort: 'name', fixed: true, value: ({ name }) => name },
      under: { text: text('number'), value: ({ number }) => number },
    },
    { key: 'year', text: text('year'), class: 'r', value: ({ cycle }) => cycle.year },
    {
      ...{ key: 'district', text: i18n.t('organizations.district'), class: 'drop-m' },
      value: ({ districtCode }) => i18n.t(`districts.${districtCode}`),
    },
    {
      ...{ key: 'host_type', text: text('host_type'), optional: true },
      value: ({ hostType }) => i18n.t(`host_types.${hostType}`),
    },
    { key: 'part', text: text('part'), optional: true, value: ({ part }) => i18n.t(`point_evaluations.parts.${part}`) },
    { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`point_evaluations.states.${state}`) },
    { key: 'late', text: text('late'), optional: true, value: ({ isLate }) => (isLate ? text('late') : null) },
    {
      ...{ key: 'limit', text: text('limit'), class: 'drop-m' },
      value: ({ clocks: [clock] }) => clock?.dueOn?.toISODate() ?? null,
    },
    {
      ...{ key: 'filed_at', text: text('filed_at'), sort: 'filedAt', class: 'drop-m' },
      value: ({ filedAt }) => timeCell(filedAt),
    },
    {
      ...{ key: 'since', text: text('since'), sort: 'stateSince' },
      value: ({ stateSince }) => timeCell(stateSince),
    },
  ]
}

async function filters(user: User, i18n: Words): Promise<Definition['filters']> {
  const cycles = await EvaluationCycle.query().orderBy('year', 'desc').limit(20)
  const label = (name: string) => i18n.t(`self_assessments.columns.${name}`)
  const choice = (name: string, values: readonly string[], word: (value: string) => string, column: string) => ({
    ...{ kind: 'choice' as const, label: label(name) },
    options: values.map((value) => ({ value, text: word(value) })),
    apply: (query: Query, value: string) => void query.where(column, value),
  })
  return {
    group: {
      kind: 'choice',
      label: '',
      hidden: true,
      options: groups.map((value) => ({ value, text: value })),
      apply: (query, group) =>
        group === 'mine' ? waitingFor(query, user) : void query.whereIn('state', workflow.statesIn(group)),
    },
    cycle: {
      kind: 'choice',
      label: label('year'),
      options: cycles.map(({ id, year }) => ({ value: id, text: String(year) })),
      apply: (query, id) => void query.where('cycle_id', id),
    },
    state: choice(
      'state',
      Object.keys(workflow.states),
      (state) => i18n.t(`point_evaluations.states.${state}`),
      'state'
    ),
    district: choice('district', districtCodes, (code) => i18n.t(`districts.${code}`), 'district_code'),
    host_type: choice('host_type', hostTypes, (type) => i18n.t(`host_types.${type}`), 'host_type'),
    part: choice('part', PARTS, (part) => i18n.t(`point_evaluations.parts.${part}`), 'part'),
    filed: {
      kind: 'date-range',
      label: label('filed_at'),
      apply: (query, range) => whereWithin(query, 'filed_at', range),
    },
  }
}
