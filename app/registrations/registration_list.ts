import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import type Organization from '#app/organizations/organization'
import { organizationFilters } from '#app/organizations/organization_filters'
import { registrationWorkflow } from './registration_workflow.js'

type Query = ModelQueryBuilderContract<typeof Organization>

export const registrationGroups = ['pending', 'returned', 'decided'] as const

export function registrationList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  return {
    search: (query, text) => void whereContains(query, ['name', 'uscc'], text),
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
