import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { organizationColumns } from '#app/organizations/organization_columns'
import { organizationFilters } from '#app/organizations/organization_filters'
import type Designation from '#app/designations/designation'

type Query = ModelQueryBuilderContract<typeof Designation>

/** 认定公布: the same columns for everybody. */
export function announcedList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  const text = (column: string) => i18n.t(`portal.notices.${column}`)
  const columns = [
    { key: 'name', text: text('name'), sort: 'name' },
    ...organizationColumns(i18n),
    { key: 'doc_number', text: text('doc_number') },
    { key: 'recognized_on', text: text('recognized_on'), sort: 'recognizedOn' },
  ]
  return {
    columns: columns.map((column) => ({ ...column, fixed: true })),
    search: (query, typed) => void whereContains(query, ['name', 'doc_number'], typed),
    searchHint: text('search'),
    filters: organizationFilters(i18n),
    sorts: { name: 'name', recognizedOn: 'recognized_on' },
    defaultSort: '-recognizedOn',
  }
}
