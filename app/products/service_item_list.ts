import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { whereContains, type ListDefinition } from '#app/core/list'
import { districtCodes } from '#app/organizations/districts'
import type ServiceItem from './service_item.js'

type Query = ModelQueryBuilderContract<typeof ServiceItem>

export const itemLevels = ['basic', 'professional', 'value_added'] as const
const prices = ['free', 'low_cost', 'market'] as const

export function serviceItemList(i18n: Pick<I18n, 't'>): ListDefinition<Query, ServiceItem> {
  const text = (column: string) => i18n.t(`service_items.${column}`)
  const levelOf = (level: string) => i18n.t(`point_application_form.services.level.${level}`)
  const priceOf = (price: string) => i18n.t(`point_application_form.services.price.${price}`)
  return {
    columns: [
      { key: 'name', text: text('name'), sort: 'name', fixed: true, value: ({ name }) => name },
      {
        key: 'point',
        text: text('point'),
        value: ({ pointName }) => pointName,
        under: { text: text('point_number'), value: ({ pointNumber }) => pointNumber },
      },
      {
        key: 'district',
        text: i18n.t('organizations.district'),
        class: 'drop-m',
        value: ({ districtCode }) => i18n.t(`districts.${districtCode}`),
      },
      { key: 'level', text: text('level'), sort: 'level', value: ({ level }) => levelOf(level) },
      { key: 'price', text: text('price'), value: ({ price }) => priceOf(price) },
      { key: 'brand', text: text('brand'), value: ({ brand }) => brand },
    ],
    search: (query, typed) => void whereContains(query, ['name', 'point_name', 'brand'], typed),
    searchHint: text('search'),
    filters: {
      level: {
        kind: 'choice',
        label: '',
        hidden: true,
        options: itemLevels.map((value) => ({ value, text: levelOf(value) })),
        apply: (query, value) => void query.where('level', value),
      },
      price: {
        kind: 'choice',
        label: text('price'),
        options: prices.map((value) => ({ value, text: priceOf(value) })),
        apply: (query, value) => void query.where('price', value),
      },
      brand: {
        kind: 'choice',
        label: text('brand'),
        options: ['yes', 'no'].map((value) => ({ value, text: i18n.t(`ui.${value}`) })),
        apply: (query, value) => void (value === 'yes' ? query.whereNotNull('brand') : query.whereNull('brand')),
      },
      district: {
        kind: 'choice',
        label: i18n.t('organizations.district'),
        options: districtCodes.map((value) => ({ value, text: i18n.t(`districts.${value}`) })),
        apply: (query, value) => void query.where('district_code', value),
      },
    },
    sorts: { name: 'name', level: 'level' },
    defaultSort: 'level',
  }
}
