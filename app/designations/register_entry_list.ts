import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { dayCell } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import Designation from './designation.js'
import { entryKinds, type EntryKind } from './register_entry.js'
import type RegisterEntry from './register_entry.js'

type Query = ModelQueryBuilderContract<typeof RegisterEntry>

/** How a title began; everything else happened to it later. */
const BEGINNINGS: readonly EntryKind[] = ['recognize', 'import']

/** The tabs above the list: 认定 on one side, 变更、暂停、整改、撤销、注销 on the other. */
export const entryGroups = ['changes', 'beginnings'] as const

export function registerEntryList(i18n: Pick<I18n, 't'>): ListDefinition<Query, RegisterEntry> {
  const text = (column: string) => i18n.t(`register_entries.${column}`)
  const kindOf = (kind: string) => i18n.t(`register_entries.kinds.${kind}`)
  const districtOf = (code: string) => i18n.t(`districts.${code}`)
  return {
    columns: [
      {
        key: 'unit',
        text: text('unit'),
        fixed: true,
        value: ({ unitName }) => unitName,
        under: { text: i18n.t('designations.number'), value: ({ designation }) => designation.number },
      },
      { key: 'kind', text: text('kind'), value: ({ kind }) => kindOf(kind) },
      { key: 'before', text: text('before'), optional: true, value: ({ before }) => before },
      { key: 'after', text: text('after'), class: 'drop-m', value: ({ after }) => after },
      { key: 'basis', text: text('basis'), class: 'drop-m', value: ({ basis }) => basis },
      { key: 'doc_number', text: text('doc_number'), value: ({ docNumber }) => docNumber },
      {
        key: 'district',
        text: i18n.t('organizations.district'),
        optional: true,
        value: ({ designation }) => districtOf(designation.districtCode),
      },
      {
        key: 'effective_on',
        text: text('effective_on'),
        sort: 'effectiveOn',
        value: ({ effectiveOn }) => dayCell(effectiveOn),
      },
      { key: 'by', text: text('by'), class: 'drop-m', value: (entry) => entry.signedBy(i18n) },
    ],
    search: (query, typed) => void whereContains(query, ['unit_name', 'before', 'after', 'basis', 'doc_number'], typed),
    searchHint: text('search'),
    filters: {
      group: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: entryGroups.map((value) => ({ value, text: value })),
        apply: (query, group) =>
          void (group === 'changes'
            ? query.whereNotIn('kind', [...BEGINNINGS])
            : query.whereIn('kind', [...BEGINNINGS])),
      },
      kind: {
        kind: 'choice',
        label: text('kind'),
        options: entryKinds.map((value) => ({ value, text: kindOf(value) })),
        apply: (query, value) => void query.where('kind', value),
      },
      effective: {
        kind: 'date-range',
        label: text('effective_on'),
        apply: (query, { from, to }) => {
          if (from) query.where('effective_on', '>=', from)
          if (to) query.where('effective_on', '<=', to)
        },
      },
      district: {
        kind: 'choice',
        label: i18n.t('organizations.district'),
        options: districtCodes.map((value) => ({ value, text: districtOf(value) })),
        apply: (query, value) =>
          void query.whereIn('designationId', Designation.query().where('districtCode', value).select('id')),
      },
    },
    sorts: { effectiveOn: 'effective_on' },
    defaultSort: '-effectiveOn',
  }
}
