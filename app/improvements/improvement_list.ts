import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { beijingDay } from '#app/core/beijing_day'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import type User from '#app/users/user'
import { WITH_OWNER, type default as ImprovementMeasure } from './improvement_measure.js'
import { ownerName } from './improvement_owners.js'
import { improvementWorkflow } from './improvement_workflow.js'
import { measureOrigins } from './problem.js'

type Query = ModelQueryBuilderContract<typeof ImprovementMeasure>

/** The tabs of the list. */
export const improvementGroups = ['proposed', 'owner', 'reported', 'done', 'not_done', 'dropped'] as const

/** 改进举措台账 */
export function improvementList(user: User, i18n: Pick<I18n, 't'>): ListDefinition<Query, ImprovementMeasure> {
  const text = (key: string) => i18n.t(`improvements.${key}`)
  const options = (values: readonly string[], words: string) =>
    values.map((value) => ({ value, text: i18n.t(`${words}.${value}`) }))
  return {
    columns: [
      {
        ...{ key: 'problem', text: text('problem'), fixed: true },
        value: ({ problem }) => problem,
        under: { text: text('measure'), value: ({ measure }) => measure },
      },
      { key: 'rule', text: text('rule'), class: 'drop drop-m', value: ({ rule }) => text(`rules.${rule}`) },
      { key: 'year', text: text('year'), sort: 'year', class: 'drop-m', value: ({ year }) => year },
      { key: 'owner', text: text('owner'), value: (row) => ownerName(row, i18n) },
      { key: 'partner', text: text('partner'), optional: true, value: ({ partner }) => partner },
      { key: 'due_on', text: text('due_on'), sort: 'dueOn', value: ({ dueOn }) => dayCell(dueOn) },
      { key: 'success', text: text('success'), optional: true, value: ({ success }) => success },
      { key: 'progress', text: text('progress'), optional: true, value: ({ progress }) => progress },
      { key: 'state', text: text('state'), value: (row) => text(`states.${standingOf(row)}`) },
      { key: 'done_on', text: text('done_on'), optional: true, value: ({ doneOn }) => dayCell(doneOn) },
    ],
    search: (query, typed) => void whereContains(query, ['subject_name', 'problem', 'measure', 'partner'], typed),
    searchHint: text('search'),
    filters: {
      group: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: options(improvementGroups, 'improvements.groups'),
        apply: (query, group) => void query.whereIn('state', improvementWorkflow.statesIn(group)),
      },
      year: { kind: 'number', label: text('year'), apply: (query, year) => void query.where('year', year) },
      rule: {
        kind: 'choice',
        label: text('rule'),
        options: options(measureOrigins, 'improvements.rules'),
        apply: (query, rule) => void query.where('rule', rule),
      },
      overdue: {
        kind: 'choice',
        label: text('overdue'),
        options: [{ value: 'yes', text: i18n.t('ui.yes') }],
        apply: (query) => void query.whereIn('state', [...WITH_OWNER]).where('due_on', '<', beijingDay()),
      },
      due: {
        kind: 'date-range',
        label: text('due_on'),
        apply: (query, { from, to }) => {
          if (from) query.where('due_on', '>=', from)
          if (to) query.where('due_on', '<=', to)
        },
      },
      ...(user.isBureau
        ? {
            district: {
              kind: 'choice' as const,
              label: text('owner_district'),
              options: options(districtCodes, 'districts'),
              apply: (query: Query, code: string) => void query.where('owner_district', code),
            },
          }
        : {}),
    },
    sorts: { dueOn: 'due_on', year: ['year', 'due_on'] },
    defaultSort: '-year',
  }
}

export const standingOf = (row: ImprovementMeasure) => (row.isOverdue ? 'overdue' : row.state)
