import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import type Organization from '#app/organizations/organization'
import { organizationColumns } from '#app/organizations/organization_columns'
import { organizationFilters } from '#app/organizations/organization_filters'
import { registrationWorkflow } from './registration_workflow.js'

type Query = ModelQueryBuilderContract<typeof Organization>

export const registrationGroups = ['pending', 'returned', 'decided'] as const

export function registrationList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  const text = (column: string) => i18n.t(`organizations.${column}`)
  return {
    columns: [
      {
        key: 'name',
        text: text('name'),
        sort: 'name',
        fixed: true,
        value: ({ name }) => name,
        under: { text: text('uscc'), value: ({ uscc }) => uscc },
      },
      ...organizationColumns(i18n),
      {
        key: 'affiliation',
        text: text('affiliation'),
        optional: true,
        value: ({ affiliation }) => i18n.t(`affiliations.${affiliation}`),
      },
      { key: 'address', text: text('address'), optional: true, value: ({ address }) => address },
      {
        key: 'state',
        text: i18n.t('registrations.state'),
        value: ({ state }) => i18n.t(`registrations.states.${state}`),
      },
      {
        key: 'state_since',
        text: i18n.t('registrations.since'),
        sort: 'stateSince',
        value: ({ stateSince }) => timeCell(stateSince),
      },
    ],
    search: (query, typed) => void whereContains(query, ['name', 'uscc'], typed),
    searchHint: i18n.t('registrations.search'),
    filters: {
      group: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: registrationGroups.map((group) => ({ value: group, text: group })),
        apply: (query, group) => void query.whereIn('state', registrationWorkflow.statesIn(group)),
      },
      ...organizationFilters(i18n),
    },
    sorts: { name: 'name', stateSince: 'state_since' },
    defaultSort: '-stateSince',
  }
}
