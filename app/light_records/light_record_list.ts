import type { I18n } from '@adonisjs/i18n'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { Field } from '#app/core/form'
import { whereContains, type Filter, type ListDefinition } from '#app/core/list'
import { dayCell, type Cell } from '#app/core/spreadsheet'
import { cellFields } from '#app/core/form_cells'
import { districtCodes } from '#app/organizations/districts'
import type User from '#app/users/user'
import type LightRecord from './light_record.js'
import type { RecordKind } from './record_kind.js'

type Query = ModelQueryBuilderContract<typeof LightRecord>
type Words = Pick<I18n, 't'>

/** Beside the title so many fields are shown until somebody switches on more. */
const SHOWN = 4

/** The list of one register, from its form: every field a column, the choice, the year and the days as filters. */
export function lightRecordList(kind: RecordKind, user: User, i18n: Words): ListDefinition<Query, LightRecord> {
  const label = (name: string) => i18n.t(`${kind.form.key}.${name}.label`)
  const fields = cellFields(kind.form).filter(({ name }) => name !== kind.title)
  const sortOf = (name: string) =>
    ({ [kind.date ?? '']: 'day', [kind.amount ?? '']: 'amount', [kind.year ?? '']: 'year' })[name]
  return {
    columns: [
      {
        key: kind.title,
        text: label(kind.title),
        fixed: true,
        value: ({ title }) => title,
        under: { text: i18n.t('light_records.kept_by'), value: ({ keptBy }) => keptBy },
      },
      ...fields.map((field, index) => ({
        key: field.name,
        text: label(field.name),
        sort: sortOf(field.name),
        optional: index >= SHOWN || ('multiline' in field && field.multiline),
        class: isNumber(field) ? 'r' : undefined,
        value: ({ facts }: LightRecord) => factCell(field, facts[field.name], i18n),
      })),
    ],
    search: (query, typed) => void whereContains(query, ['title', 'party', 'kept_by'], typed),
    searchHint: i18n.t('light_records.search'),
    filters: { ...filtersOf(kind, i18n), ...(user.isBureau ? districtFilter(i18n) : {}) },
    sorts: { day: 'happened_on', year: 'year', amount: 'amount' },
    defaultSort: kind.date ? '-day' : '-year',
  }
}

export function isNumber(field: Field) {
  return field.kind === 'integer' || field.kind === 'decimal'
}

/** A fact as a spreadsheet has it, and as a list shows it. */
export function factCell(field: Field, value: unknown, i18n: Words): Cell {
  if (value === null || value === undefined) return null
  if (field.kind === 'date') return dayCell(String(value))
  if (field.kind === 'choice') return i18n.t(`${field.labels}.${value}`)
  return isNumber(field) && field.name !== 'year' ? Number(value) : String(value)
}

function filtersOf({ form, category, date }: RecordKind, i18n: Words): Record<string, Filter<Query>> {
  const choice = form.fields.find(({ name }) => name === category)
  const filters: Record<string, Filter<Query>> = {
    state: { kind: 'choice', label: '', hidden: true, options: [{ value: 'removed', text: '' }], apply: () => {} },
    year: {
      kind: 'number',
      label: i18n.t('light_records.year'),
      apply: (query, year) => void query.where('year', year),
    },
  }
  if (choice?.kind === 'choice') {
    filters.category = {
      kind: 'choice',
      label: i18n.t(`${form.key}.${choice.name}.label`),
      options: choice.options.map((value) => ({ value, text: i18n.t(`${choice.labels}.${value}`) })),
      apply: (query, value) => void query.where('category', value),
    }
  }
  if (date) filters.day = daysFilter(i18n.t(`${form.key}.${date}.label`))
  return filters
}

const daysFilter = (label: string): Filter<Query> => ({
  kind: 'date-range',
  label,
  apply: (query, { from, to }) => {
    if (from) query.where('happened_on', '>=', from)
    if (to) query.where('happened_on', '<=', to)
  },
})

const districtFilter = (i18n: Words): Record<string, Filter<Query>> => ({
  district: {
    kind: 'choice',
    label: i18n.t('organizations.district'),
    options: districtCodes.map((value) => ({ value, text: i18n.t(`districts.${value}`) })),
    apply: (query, value) => void query.where('district_code', value),
  },
})
