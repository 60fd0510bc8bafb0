import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import type Organization from '#app/organizations/organization'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
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
      district: {
        kind: 'choice',
        label: i18n.t('point_applications.filters.district'),
        options: districtCodes.map((code) => ({ value: code, text: i18n.t(`districts.${code}`) })),
        apply: (query, code) => void query.where('district_code', code),
      },
      hostType: {
        kind: 'choice',
        label: i18n.t('point_applications.filters.host_type'),
        options: hostTypes.map((type) => ({ value: type, text: i18n.t(`host_types.${type}`) })),
        apply: (query, type) => void query.where('host_type', type),
      },
    },
    sorts: { name: 'name', stateSince: 'state_since' },
    defaultSort: '-stateSince',
  }
}
