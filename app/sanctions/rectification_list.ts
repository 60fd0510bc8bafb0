import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { rectificationCauses } from '#config/sanctions'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell, timeCell } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import type Rectification from './rectification.js'
import { rectificationWorkflow } from './rectification_workflow.js'

type Query = ModelQueryBuilderContract<typeof Rectification>

export function rectificationList(i18n: Pick<I18n, 't'>): ListDefinition<Query, Rectification> {
  const text = (column: string) => i18n.t(`rectifications.${column}`)
  const options = (values: readonly string[], prefix: string) =>
    values.map((value) => ({ value, text: i18n.t(`${prefix}.${value}`) }))
  return {
    columns: [
      {
        key: 'name',
        text: i18n.t('designations.name'),
        sort: 'name',
        fixed: true,
        value: ({ name }) => name,
        under: { text: text('doc_number'), value: ({ docNumber }) => docNumber },
      },
      {
        key: 'district',
        text: i18n.t('organizations.district'),
        class: 'drop-m',
        value: ({ districtCode }) => i18n.t(`districts.${districtCode}`),
      },
      { key: 'cause', text: text('cause'), value: ({ cause }) => i18n.t(`rectifications.causes.${cause}`) },
      { key: 'ordered_on', text: text('ordered_on'), optional: true, value: ({ orderedOn }) => dayCell(orderedOn) },
      { key: 'due_on', text: text('due_on'), sort: 'dueOn', value: ({ dueOn }) => dayCell(dueOn) },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`rectifications.states.${state}`) },
      { key: 'since', text: text('since'), sort: 'since', class: 'drop-m', value: (row) => timeCell(row.stateSince) },
    ],
    search: (query, typed) => void whereContains(query, ['name', 'doc_number'], typed),
    searchHint: text('search'),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: options(Object.keys(rectificationWorkflow.states), 'rectifications.states'),
        apply: (query, state) => void query.where('state', state),
      },
      overdue: {
        kind: 'choice',
        label: text('standing'),
        options: [{ value: 'yes', text: text('overdue') }],
        apply: (query) => void query.withScopes((scopes) => scopes.overdue()),
      },
      cause: {
        kind: 'choice',
        label: text('cause'),
        options: options(rectificationCauses, 'rectifications.causes'),
        apply: (query, cause) => void query.where('cause', cause),
      },
      district: {
        kind: 'choice',
        label: i18n.t('organizations.district'),
        options: options(districtCodes, 'districts'),
        apply: (query, code) => void query.where('district_code', code),
      },
    },
    sorts: { name: 'name', dueOn: 'due_on', since: 'state_since' },
    defaultSort: '-since',
  }
}
