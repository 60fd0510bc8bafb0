import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { whereContains, type ListDefinition } from '#app/core/list'
import { organizationFilters } from '#app/organizations/organization_filters'
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
      ...organizationFilters(i18n),
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
