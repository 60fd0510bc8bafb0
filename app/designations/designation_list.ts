import type { I18n } from '@adonisjs/i18n'
import type { ExtractScopes, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import { organizationColumns } from '#app/organizations/organization_columns'
import { organizationFilters } from '#app/organizations/organization_filters'
import renewals from '#config/renewals'
import Designation from './designation.js'

type Query = ModelQueryBuilderContract<typeof Designation>

/** The tabs above the register. */
export const standings = ['in_force', 'renewal_due', 'under_renewal', 'ended'] as const

export function designationList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  const text = (column: string) => i18n.t(`designations.${column}`)
  return {
    columns: [
      {
        key: 'name',
        text: text('name'),
        sort: 'name',
        fixed: true,
        value: ({ name }) => name,
        under: { text: text('number'), value: ({ number }) => number },
      },
      ...organizationColumns(i18n),
      { key: 'standing', text: text('standing'), value: ({ standing }) => i18n.t(`designations.states.${standing}`) },
      { key: 'doc_number', text: text('doc_number'), optional: true, value: ({ docNumber }) => docNumber },
      {
        key: 'recognized_on',
        text: text('recognized_on'),
        sort: 'recognizedOn',
        class: 'drop-m',
        value: ({ recognizedOn }) => dayCell(recognizedOn),
      },
      {
        key: 'valid_until',
        text: text('valid_until'),
        sort: 'validUntil',
        value: ({ validUntil }) => dayCell(validUntil),
      },
    ],
    search: (query, typed) => void whereContains(query, ['number', 'name', 'doc_number'], typed),
    searchHint: i18n.t('designations.search'),
    filters: {
      standing: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: standings.map((standing) => ({ value: standing, text: standing })),
        apply: (query, standing) => inStanding(query, standing),
      },
      heldOn: {
        kind: 'date',
        label: text('held_on'),
        apply: (query, day) => void query.withScopes((scopes) => scopes.heldOn(day)),
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
  if (standing === 'ended') query.whereNotIn('id', Designation.query().withScopes(inForce).select('id'))
  else query.withScopes(inForce)
  if (standing === 'renewal_due')
    query.where('state', 'active').where('valid_until', '<=', addDays(beijingDay(), renewals.opensDaysBefore))
  if (standing === 'under_renewal') query.where('state', 'under_renewal')
}

/** How many of those in sight are at this tab. */
export async function countIn(seen: Query, standing: (typeof standings)[number]) {
  inStanding(seen, standing)
  const [{ $extras }] = await seen.count('* as total')
  return Number($extras.total)
}

const inForce = (scopes: ExtractScopes<typeof Designation>) => scopes.inForce()
