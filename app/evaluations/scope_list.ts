import type { I18n } from '@adonisjs/i18n'
import type { ListDefinition } from '#app/core/list'
import type { Chosen } from '#app/core/list_of_rows'
import { dayCell, type Sheet } from '#app/core/spreadsheet'
import { districtCodes } from '#app/organizations/districts'
import { hostTypes } from '#app/organizations/host_types'
import { SCOPE_RULES } from './evaluation_scope.js'
import { PARTS } from './point_evaluation.js'
import type { ScopeLine } from './scope_of_cycle.js'

type Words = Pick<I18n, 't'>
type List = ListDefinition<Chosen<ScopeLine>, ScopeLine>

export const partOptions = [...PARTS, 'out'] as const

/** Who would take part, before a cycle is opened. */
export function scopeList(i18n: Words): List {
  const text = (column: string) => i18n.t(`evaluation_cycles.point_columns.${column}`)
  return {
    columns: [
      {
        ...{ key: 'name', text: text('name'), fixed: true, sort: 'name', value: ({ point }) => point.name },
        under: { text: text('register_number'), value: ({ point }) => point.number },
      },
      {
        key: 'district',
        text: text('district'),
        fixed: true,
        value: (line) => i18n.t(`districts.${line.point.districtCode}`),
      },
      {
        ...{ key: 'type', text: text('type'), fixed: true, class: 'drop-m' },
        value: ({ point }) => i18n.t(`host_types.${point.hostType}`),
      },
      {
        ...{ key: 'recognized_on', text: text('recognized_on'), fixed: true, sort: 'recognizedOn' },
        value: ({ point }) => dayCell(point.recognizedOn),
      },
      { key: 'part', text: text('part'), fixed: true, value: ({ part }) => partName(part, i18n) },
      { key: 'rule', text: text('rule'), fixed: true, value: (line) => ruleWords(line, i18n) },
      { key: 'action', text: text('action'), hidden: true, fixed: true },
    ],
    search: (rows, typed) => rows.keep(({ point }) => point.name.includes(typed) || point.number.includes(typed)),
    searchHint: text('search'),
    filters: scopeFilters(i18n),
    sorts: {
      name: (rows, way) => rows.order((one, other) => one.point.name.localeCompare(other.point.name, 'zh'), way),
      recognizedOn: (rows, way) => rows.order((one, other) => +one.point.recognizedOn - +other.point.recognizedOn, way),
      district: (rows, way) =>
        rows.order((one, other) => one.point.districtCode.localeCompare(other.point.districtCode), way),
    },
    defaultSort: 'district',
  }
}

function scopeFilters(i18n: Words): List['filters'] {
  const choice = (label: string, values: readonly string[], prefix: string, of: (line: ScopeLine) => string) => ({
    ...{ kind: 'choice' as const, label: i18n.t(`evaluation_cycles.point_columns.${label}`) },
    options: values.map((value) => ({ value, text: i18n.t(`${prefix}.${value}`) })),
    apply: (rows: Chosen<ScopeLine>, value: string) => rows.keep((line) => of(line) === value),
  })
  return {
    part: { ...choice('part', partOptions, 'point_evaluations.parts', ({ part }) => part ?? 'out'), hidden: true },
    rule: choice('rule', [...SCOPE_RULES, 'office'], 'evaluation_cycles.rules', (line) =>
      line.choice ? 'office' : line.byRule.rule
    ),
    district: choice('district', districtCodes, 'districts', ({ point }) => point.districtCode),
    type: choice('type', hostTypes, 'host_types', ({ point }) => point.hostType),
  }
}

export const partName = (part: string | null, i18n: Words) => i18n.t(`point_evaluations.parts.${part ?? 'out'}`)

/** Which rule says so, or why the office says otherwise. */
export function ruleWords({ choice, byRule, national }: ScopeLine, i18n: Words) {
  const colon = i18n.t('ui.colon')
  if (choice) return `${i18n.t('evaluation_cycles.rules.office')}${colon}${choice.reason}`
  const rule = i18n.t(`evaluation_cycles.rules.${byRule.rule}`)
  return national && byRule.rule === 'national'
    ? `${rule}${colon}${i18n.t(`external_titles.kinds.${national.kind}`)} ${i18n.t(`external_titles.grades.${national.assessedGrade}`)}`
    : rule
}

export function scopeSheet(title: string, i18n: Words): Sheet<ScopeLine> {
  const columns = scopeList(i18n).columns.flatMap(({ text, value, under }) => [
    ...(value ? [{ text, value }] : []),
    ...(under ? [under] : []),
  ])
  return {
    ...{ name: i18n.t('evaluation_cycles.scope.title'), title },
    columns: columns.map(({ text, value }) => ({ header: text, width: 22, value })),
  }
}
