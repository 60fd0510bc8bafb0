import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { timeCell } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import type User from '#app/users/user'
import { changeKinds } from './change_request.js'
import type ChangeRequest from './change_request.js'
import { changeWorkflow } from './change_workflow.js'

type Query = ModelQueryBuilderContract<typeof ChangeRequest>

/** The tabs above the list. */
export const changeGroups = ['institution', 'review', 'running', 'closed'] as const

export function changeRequestList(user: User, i18n: Pick<I18n, 't'>): ListDefinition<Query, ChangeRequest> {
  const text = (column: string) => i18n.t(`change_requests.${column}`)
  const kindOf = (kind: string) => i18n.t(`change_requests.kinds.${kind}`)
  const districtOf = (code: string) => i18n.t(`districts.${code}`)
  return {
    columns: [
      {
        key: 'unit',
        text: text('unit'),
        fixed: true,
        value: ({ unitName }) => unitName,
        under: { text: text('number'), value: ({ number }) => number },
      },
      { key: 'kind', text: text('kind'), value: ({ kind }) => kindOf(kind) },
      {
        key: 'district',
        text: i18n.t('organizations.district'),
        class: 'drop-m',
        value: ({ districtCode }) => districtOf(districtCode),
      },
      { key: 'state', text: text('state'), value: ({ state }) => i18n.t(`change_requests.states.${state}`) },
      { key: 'since', text: text('since'), sort: 'since', value: ({ stateSince }) => timeCell(stateSince) },
    ],
    search: (query, typed) => void whereContains(query, ['number', 'unit_name', 'reason'], typed),
    searchHint: text('search'),
    filters: {
      group: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: changeGroups.map((value) => ({ value, text: value })),
        apply: (query, group) => void query.whereIn('state', changeWorkflow.statesIn(group)),
      },
      kind: {
        kind: 'choice',
        label: text('kind'),
        options: changeKinds.map((value) => ({ value, text: kindOf(value) })),
        apply: (query, value) => void query.where('kind', value),
      },
      ...(user.isBureau
        ? {
            district: {
              kind: 'choice' as const,
              label: i18n.t('organizations.district'),
              options: districtCodes.map((value) => ({ value, text: districtOf(value) })),
              apply: (query: Query, value: string) => void query.where('district_code', value),
            },
          }
        : {}),
    },
    sorts: { since: 'state_since' },
    defaultSort: '-since',
  }
}
