import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import CaseCall from '#app/case_calls/case_call'
import { whereContains, whereWithin, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import Organization from '#app/organizations/organization'
import { districtCodes } from '#app/organizations/districts'
import User from '#app/users/user'
import cases from '#config/cases'
import { waitingFor } from './case_todos.js'
import { categoryName } from './case_form.js'
import { channels } from './case_channels.js'
import { shownState, shownStates, whereGroup, whereShown } from './shown_state.js'
import type TypicalCase from './typical_case.js'
import { typicalCaseWorkflow } from './typical_case_workflow.js'

type Query = ModelQueryBuilderContract<typeof TypicalCase>
type Words = Pick<I18n, 't' | 'locale'>

/** The tabs above the list, in the order of the work. */
export const groups = ['mine', 'recommending', 'supplement', 'checking', 'reviewing', 'notice', 'book', 'decided']

export async function caseList(user: User, i18n: Words): Promise<ListDefinition<Query, TypicalCase>> {
  return {
    columns: columns(user, i18n),
    search: (query, typed) => {
      const units = Organization.query().select('id')
      void whereContains(units, ['name'], typed)
      query.where((any) => {
        void whereContains(any as Query, ['typical_cases.number', 'typical_cases.title'], typed)
        any.orWhereIn('organization_id', units)
      })
    },
    searchHint: i18n.t('typical_cases.search'),
    filters: await filters(user, i18n),
    sorts: {
      submittedAt: 'submitted_at',
      number: 'number',
      title: 'title',
      ...(user.isBureau && { stateSince: 'state_since', alike: 'alike_percent' }),
    },
    defaultSort: '-submittedAt',
  }
}

function columns(user: User, i18n: Words): ListDefinition<Query, TypicalCase>['columns'] {
  const text = (name: string) => i18n.t(`typical_cases.columns.${name}`)
  const { isBureau } = user
  return [
    {
      ...{ key: 'title', text: text('title'), sort: 'title', fixed: true, value: ({ title }) => title },
      under: { text: text('number'), value: ({ number }) => number },
    },
    { key: 'unit', text: text('unit'), value: ({ organization }) => organization.name },
    { key: 'call', text: text('call'), optional: true, value: ({ call }) => call.title },
    {
      ...{ key: 'category', text: text('category'), class: 'drop-m' },
      value: (row) => categoryInWords(row, i18n),
    },
    {
      ...{ key: 'district', text: i18n.t('organizations.district'), optional: true },
      value: ({ districtCode }) => i18n.t(`districts.${districtCode}`),
    },
    { key: 'recommender', text: text('recommender'), value: (row) => recommenderInWords(row, i18n) },
    ...(user.organizationId && !isBureau
      ? []
      : [
          {
            ...{ key: 'rank', text: text('rank'), class: 'r' },
            value: ({ recommendedRank }: TypicalCase) => recommendedRank,
          },
        ]),
    {
      ...{ key: 'state', text: text('state') },
      value: (row) => i18n.t(`typical_cases.states.${shownState(row, user)}`),
    },
    ...(isBureau
      ? [
          { key: 'handler', text: text('handler'), value: ({ handler }: TypicalCase) => handler?.name },
          {
            ...{ key: 'alike', text: text('alike'), sort: 'alike', class: 'r', optional: true },
            value: ({ alikePercent }: TypicalCase) => alikePercent,
          },
        ]
      : []),
    {
      ...{ key: 'submitted_at', text: text('submitted_at'), sort: 'submittedAt', class: 'drop-m' },
      value: ({ submittedAt }) => timeCell(submittedAt),
    },
  ]
}

export function categoryInWords({ call, category }: TypicalCase, i18n: Pick<I18n, 't' | 'locale'>) {
  const named = call.categories.find(({ key }) => key === category)
  return named ? categoryName(named, i18n) : null
}

/** 海淀区推荐, 联盟推荐, 直接申报; nothing while it is a draft. */
export function recommenderInWords({ recommender, districtCode, round }: TypicalCase, i18n: Words) {
  if (round === 0) return null
  if (recommender === 'district')
    return i18n.t('typical_cases.by_district', { district: i18n.t(`districts.${districtCode}`) })
  return i18n.t(recommender === 'alliance' ? 'typical_cases.by_alliance' : 'typical_cases.direct')
}

async function filters(user: User, i18n: Words): Promise<ListDefinition<Query, TypicalCase>['filters']> {
  const calls = await CaseCall.query()
    .withScopes((scopes) => scopes.visibleTo(user))
    .orderBy('id', 'desc')
    .limit(50)
  const label = (name: string) => i18n.t(`typical_cases.columns.${name}`)
  const states = user.isBureau ? Object.keys(typicalCaseWorkflow.states) : shownStates
  return {
    group: {
      kind: 'choice',
      label: '',
      hidden: true,
      options: groups.map((value) => ({ value, text: value })),
      apply: (query, group) => (group === 'mine' ? waitingFor(query, user) : whereGroup(query, group, user)),
    },
    call: {
      kind: 'choice',
      label: label('call'),
      options: calls.map(({ id, title }) => ({ value: id, text: title })),
      apply: (query, id) => void query.where('call_id', id),
    },
    state: {
      kind: 'choice',
      label: label('state'),
      options: states.map((value) => ({ value, text: i18n.t(`typical_cases.states.${value}`) })),
      apply: (query, state) => whereShown(query, [state as (typeof shownStates)[number]], user),
    },
    category: {
      kind: 'choice',
      label: label('category'),
      options: cases.categories.map((value) => ({ value, text: i18n.t(`case_categories.${value}`) })),
      apply: (query, category) => void query.where('category', category),
    },
    district: {
      kind: 'choice',
      label: i18n.t('organizations.district'),
      options: districtCodes.map((value) => ({ value, text: i18n.t(`districts.${value}`) })),
      apply: (query, code) => void query.where('district_code', code),
    },
    recommender: {
      kind: 'choice',
      label: label('recommender'),
      options: channels.map((value) => ({ value, text: i18n.t(`typical_cases.channels.${value}`) })),
      apply: (query, channel) =>
        void (channel === 'direct'
          ? query.whereNull('recommender').where('round', '>', 0)
          : query.where('recommender', channel)),
    },
    ...(user.isBureau ? await bureauFilters(user, i18n) : {}),
    submitted: {
      kind: 'date-range',
      label: label('submitted_at'),
      apply: (query, range) => void whereWithin(query, 'submitted_at', range),
    },
  }
}

async function bureauFilters(user: User, i18n: Words): Promise<NonNullable<ListDefinition<Query>['filters']>> {
  const handlers = await User.query()
    .withScopes((scopes) => scopes.active('bureau_handler'))
    .whereNot('id', user.id)
    .orderBy('name')
    .limit(100)
  return {
    handler: {
      kind: 'choice',
      label: i18n.t('typical_cases.columns.handler'),
      options: [
        { value: 'nobody', text: i18n.t('point_applications.filters.nobody') },
        { value: 'me', text: i18n.t('point_applications.filters.me') },
        ...handlers.map(({ id, name }) => ({ value: id, text: name })),
      ],
      apply: (query, handler) =>
        void (handler === 'nobody'
          ? query.whereNull('handler_id')
          : query.where('handler_id', handler === 'me' ? user.id : Number(handler))),
    },
    alike: {
      kind: 'choice',
      label: i18n.t('typical_cases.columns.alike'),
      options: [{ value: 'yes', text: i18n.t('typical_cases.alike_alarm', { percent: cases.alikeAlarm }) }],
      apply: (query) => void query.where('alike_percent', '>=', cases.alikeAlarm),
    },
  }
}
