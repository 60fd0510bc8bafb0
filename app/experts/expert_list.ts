import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import db from '@adonisjs/lucid/services/db'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import type Expert from './expert.js'
import { employerKinds, expertiseFields } from './expert_fields.js'
import { expertWorkflow, type ExpertState } from './expert_workflow.js'
import { loadOf, whereFree } from './pool.js'

type Query = ModelQueryBuilderContract<typeof Expert>
type Words = Pick<I18n, 't'>

export const expertStates = Object.keys(expertWorkflow.states) as ExpertState[]

/** 专家库. @param mayReach with mailbox and telephone, for who writes to them */
export function expertList(i18n: Words, mayReach: boolean): ListDefinition<Query> {
  const text = (column: string) => i18n.t(`experts.columns.${column}`)
  return {
    columns: [
      {
        key: 'name',
        text: text('name'),
        fixed: true,
        value: ({ user }) => user.name,
        under: { text: text('title'), value: ({ title }) => title },
      },
      { key: 'fields', text: text('fields'), value: ({ fieldNames }) => fieldsInWords(fieldNames, i18n) },
      {
        key: 'employer',
        text: text('employer'),
        sort: 'employer',
        value: ({ employer }) => employer,
        under: {
          text: text('employer_kind'),
          value: ({ employerKind }) => i18n.t(`expert_form.employer_kinds.${employerKind}`),
        },
      },
      {
        key: 'district',
        text: i18n.t('organizations.district'),
        sort: 'district',
        class: 'drop-m',
        value: ({ districtCode }) => districtCode && i18n.t(`districts.${districtCode}`),
      },
      { key: 'load', text: text('load'), class: 'r', value: (expert) => loadOf(expert).open },
      { key: 'year', text: text('year'), class: 'r', value: (expert) => loadOf(expert).year },
      ...(mayReach ? reaching(text) : []),
      {
        key: 'declared_at',
        text: text('declared_at'),
        sort: 'declaredAt',
        optional: true,
        value: ({ declaredAt }) => timeCell(declaredAt),
      },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`experts.states.${state}`) },
    ],
    search: (query, typed) => {
      const named = db.from('users').where((names) => void whereContains(names, ['name'], typed))
      query.whereIn('user_id', named.select('id'))
      whereContains(query, ['employer'], typed)
    },
    searchHint: i18n.t('experts.search'),
    filters: filtersOf(i18n),
    sorts: { entered: 'experts.id', employer: 'employer', district: 'district_code', declaredAt: 'declared_at' },
    defaultSort: '-entered',
  }
}

const reaching = (text: (column: string) => string): ListDefinition<Query>['columns'] => [
  { key: 'email', text: text('email'), optional: true, value: ({ user }) => user.email },
  { key: 'phone', text: text('phone'), optional: true, value: ({ user }) => user.phone },
]

function filtersOf(i18n: Words): ListDefinition<Query>['filters'] {
  const options = (values: readonly string[], labels: string) =>
    values.map((value) => ({ value, text: i18n.t(`${labels}.${value}`) }))
  const equals = (column: string, label: string, values: readonly string[], labels: string) => ({
    ...{ kind: 'choice' as const, label, options: options(values, labels) },
    apply: (query: Query, value: string) => void query.where(`experts.${column}`, value),
  })
  return {
    state: { ...equals('state', '', expertStates, 'experts.states'), hidden: true },
    field: {
      kind: 'choice',
      label: i18n.t('experts.columns.fields'),
      options: options(expertiseFields, 'expert_form.all_fields'),
      apply: (query, field) => {
        query.whereIn('experts.id', db.from('expert_fields').where({ field }).select('expert_id'))
      },
    },
    kind: equals('employer_kind', i18n.t('experts.columns.employer_kind'), employerKinds, 'expert_form.employer_kinds'),
    district: equals('district_code', i18n.t('organizations.district'), districtCodes, 'districts'),
    load: {
      kind: 'choice',
      label: i18n.t('experts.columns.load'),
      options: options(['free', 'full'], 'experts.loads'),
      apply: (query, value) => void whereFree(query, value === 'free'),
    },
  }
}

export function fieldsInWords(fields: readonly string[], i18n: Words) {
  return fields.map((field) => i18n.t(`expert_form.all_fields.${field}`)).join(i18n.t('ui.list_separator'))
}
