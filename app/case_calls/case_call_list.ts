import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import type CaseCall from './case_call.js'
import { caseCallKinds } from './case_call.js'
import { caseCallWorkflow } from './case_call_workflow.js'

type List = ListDefinition<ModelQueryBuilderContract<typeof CaseCall>, CaseCall>

/** @param seesAll the bureau: drafts, and how many were handed in */
export function caseCallList(i18n: Pick<I18n, 't'>, { seesAll }: { seesAll: boolean }): List {
  const text = (column: string) => i18n.t(`case_calls.columns.${column}`)
  const states = Object.keys(caseCallWorkflow.states).filter((state) => seesAll || state !== 'draft')
  return {
    columns: [
      {
        key: 'title',
        text: text('title'),
        fixed: true,
        value: ({ title }) => title,
        under: { text: text('number'), value: ({ number }) => number },
      },
      { key: 'kind', text: text('kind'), value: ({ kind }) => i18n.t(`case_calls.kinds.${kind}`) },
      { key: 'year', text: text('year'), optional: true, value: ({ year }) => year },
      { key: 'opens_on', text: text('opens_on'), sort: 'opensOn', value: ({ opensOn }) => dayCell(opensOn) },
      { key: 'closes_on', text: text('closes_on'), sort: 'closesOn', value: ({ closesOn }) => dayCell(closesOn) },
      ...(seesAll ? [{ key: 'handed_in', text: text('handed_in'), class: 'r' }] : []),
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`case_calls.states.${state}`) },
    ],
    search: (query, typed) => void whereContains(query, ['title', 'number'], typed),
    searchHint: text('search'),
    filters: {
      ...callFilters(i18n),
      state: {
        kind: 'choice',
        label: text('state'),
        options: states.map((value) => ({ value, text: i18n.t(`case_calls.states.${value}`) })),
        apply: (query, state) => void query.where('state', state),
      },
    },
    sorts: { opensOn: 'opens_on', closesOn: 'closes_on' },
    defaultSort: '-opensOn',
  }
}

/** 征集通知, as everybody finds them. */
export function publicCallList(i18n: Pick<I18n, 't'>): List {
  const columns = ['title', 'kind', 'closes_on', 'state'].map((key) => ({
    ...{ key, text: i18n.t(`case_calls.columns.${key}`), fixed: true },
    sort: key === 'closes_on' ? 'closesOn' : undefined,
  }))
  return {
    columns,
    search: (query, typed) => void whereContains(query, ['title', 'number'], typed),
    searchHint: i18n.t('case_calls.columns.search'),
    filters: callFilters(i18n),
    sorts: { closesOn: 'closes_on' },
    defaultSort: '-closesOn',
  }
}

function callFilters(i18n: Pick<I18n, 't'>): List['filters'] {
  return {
    year: {
      kind: 'number',
      label: i18n.t('case_calls.columns.year'),
      apply: (query, year) => void query.where('year', year),
    },
    kind: {
      kind: 'choice',
      label: i18n.t('case_calls.columns.kind'),
      options: caseCallKinds.map((value) => ({ value, text: i18n.t(`case_calls.kinds.${value}`) })),
      apply: (query, kind) => void query.where('kind', kind),
    },
  }
}
