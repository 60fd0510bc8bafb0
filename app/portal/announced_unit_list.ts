import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { organizationColumns } from '#app/organizations/organization_columns'
import { organizationFilters } from '#app/organizations/organization_filters'
import type Designation from '#app/designations/designation'

type Query = ModelQueryBuilderContract<typeof Designation>

/** 公布名单: 单位名称 | 所属区 | 单位类型 | 备注 (domain §7.14), and nothing else in public. */
export function announcedUnitList(i18n: Pick<I18n, 't'>): ListDefinition<Query> {
  const text = (column: string) => i18n.t(`portal.notices.${column}`)
  const columns = [
    { key: 'name', text: text('name'), sort: 'name' },
    ...organizationColumns(i18n),
    { key: 'note', text: text('note') },
  ]
  return {
    columns: columns.map((column) => ({ ...column, fixed: true })),
    search: (query, typed) => void whereContains(query, ['name'], typed),
    searchHint: text('name'),
    filters: organizationFilters(i18n),
    sorts: { number: 'id', name: 'name' },
    defaultSort: 'number',
    perPage: [20, 50, 100],
  }
}

/** 备注: a list stays as it was published; who reads it later is told what has ended. */
export function noteOn({ isInForce }: Designation, i18n: Pick<I18n, 't'>) {
  return isInForce ? '' : i18n.t('portal.notices.not_listed')
}
