import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { whereContains, type ListDefinition } from '#app/core/list'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
import type Designation from './designation.js'
import { IN_FORCE, RENEWAL_DAYS } from './designation.js'

type Query = ModelQueryBuilderContract<typeof Designation>

/** The tabs above the register. */
export const standings = ['in_force', 'renewal_due', 'ended'] as const

export function designationList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  return {
    search: (query, text) => void whereContains(query, ['number', 'name', 'doc_number'], text),
    searchHint: i18n.t('designations.search'),
    filters: {
      standing: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: standings.map((standing) => ({ value: standing, text: standing })),
        apply: (query, standing) => inStanding(query, standing),
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
    sorts: {
      recognizedOn: 'recognized_on',
      validUntil: 'valid_until',
      name: 'name',
      number: 'number',
    },
    defaultSort: '-recognizedOn',
  }
}

function inStanding(query: Query, standing: string) {
  const today = beijingDay()
  if (standing === 'ended')
    query.where((ended) => void ended.whereNotIn('state', IN_FORCE).orWhere('valid_until', '<', today))
  else query.whereIn('state', IN_FORCE).where('valid_until', '>=', today)
  if (standing === 'renewal_due')
    query.where('state', 'active').where('valid_until', '<=', addDays(today, RENEWAL_DAYS))
}
