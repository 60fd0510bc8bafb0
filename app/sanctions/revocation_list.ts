import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { revocationCauses } from '#config/sanctions'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell, timeCell } from '#app/core/spreadsheet'
import { organizationColumns } from '#app/organizations/organization_columns'
import { organizationFilters } from '#app/organizations/organization_filters'
import type User from '#app/users/user'
import type Revocation from './revocation.js'
import { revocationWorkflow, type RevocationState } from './revocation_workflow.js'

type Query = ModelQueryBuilderContract<typeof Revocation>

/** The tabs: those who learn of it only by the warning have none for what goes before. */
export function revocationStates(user: User) {
  const states = Object.keys(revocationWorkflow.states) as RevocationState[]
  return user.isBureau ? states : states.filter((state) => revocationWorkflow.states[state].group !== 'internal')
}

export function revocationList(user: User, i18n: Pick<I18n, 't'>): ListDefinition<Query, Revocation> {
  const text = (column: string) => i18n.t(`revocations.${column}`)
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
        under: { text: text('warning_number'), value: ({ warningNumber }) => warningNumber },
      },
      ...organizationColumns(i18n),
      { key: 'cause', text: text('cause'), value: ({ cause }) => i18n.t(`revocations.causes.${cause}`) },
      { key: 'warned_on', text: text('warned_on'), optional: true, value: ({ warnedOn }) => dayCell(warnedOn) },
      { key: 'doc_number', text: text('doc_number'), optional: true, value: ({ docNumber }) => docNumber },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`revocations.states.${state}`) },
      { key: 'since', text: text('since'), sort: 'since', class: 'drop-m', value: (row) => timeCell(row.stateSince) },
    ],
    search: (query, typed) => void whereContains(query, ['name', 'warning_number', 'doc_number'], typed),
    searchHint: text('search'),
    filters: {
      state: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: options(revocationStates(user), 'revocations.states'),
        apply: (query, state) => void query.where('state', state),
      },
      cause: {
        kind: 'choice',
        label: text('cause'),
        options: options(revocationCauses, 'revocations.causes'),
        apply: (query, cause) => void query.where('cause', cause),
      },
      ...organizationFilters(i18n),
    },
    sorts: { name: 'name', since: 'state_since' },
    defaultSort: '-since',
  }
}
