import type { SourceRow } from './figure.js'
import type { SourceName } from './figure_sources.js'

/**
 * How rows become a value: `sum` of what each adds, `share` in per cent of what they add to, `only` the one row's.
 * Shares are rounded half up to two decimals.
 */
export type FigureKind = 'sum' | 'share' | 'only'

export type FigureDefinition = {
  key: string
  /** Indicators of domain §3 that use it. */
  indicators: readonly string[]
  unit:
    | 'times'
    | 'sessions'
    | 'attendances'
    | 'percent'
    | 'copies'
    | 'databases'
    | 'enterprises'
    | 'items'
    | 'hours'
    | 'points'
    | 'answers'
    | 'months'
    | 'people'
    | 'money'
    | 'yes'
    | 'visits'
  source: SourceName
  kind: FigureKind
  /** Of the rule below and of its source: to be raised with every change of what is counted. */
  version: number
  /** What a row of the source adds; null: it is none of this figure's. */
  part(row: SourceRow): number | null
  /** To how many, of a share; how many it rests on, of `only`. */
  base?(row: SourceRow): number
  /** Rows about the same thing are one row: 服务企业家数. */
  same?(row: SourceRow): string
  /** Without any row: not zero but unknown, for this reason. */
  without?: 'not_recorded' | 'not_reported' | 'not_published'
  /** Place and name in 年度数据报送表 (domain §7, sheet 9), in the order of the catalogue. */
  inReport?: true
}

const one = () => 1
const yes = (name: string) => (row: SourceRow) => (row.facts?.[name] ? 1 : 0)
const when = (name: string, value: string | boolean) => (row: SourceRow) => (row.facts?.[name] === value ? 1 : null)
const number = (name: string) => (row: SourceRow) => (row.facts?.[name] ?? null) as number | null
const count = { kind: 'sum', version: 1 } as const

/** 中小微企业与园区: ledgers know no parks as clients, only enterprises in them. */
const isSmall = ({ facts }: SourceRow) => facts?.clientType === 'sme'
const isEnterprise = ({ facts }: SourceRow) => isSmall({ facts } as SourceRow) || facts?.clientType === 'enterprise'
const named = ({ facts }: SourceRow) =>
  String(facts?.clientName ?? '')
    .normalize('NFKC')
    .trim()

/** 自行填报 */
const reported = (key: string, unit: FigureDefinition['unit'], indicators: readonly string[]): FigureDefinition => ({
  ...{ key, unit, indicators, source: 'reported', kind: 'sum', version: 1, without: 'not_reported', inReport: true },
  part: (row) => (row.facts?.key === key ? Number(row.facts.value) : null),
})

/** Every figure of a point and a year. Names, rules and notes in words: `evaluation_figures.figures.<key>`. */
export const figureDefinitions: readonly FigureDefinition[] = [
  {
    ...count,
    key: 'consultations',
    indicators: ['C1'],
    unit: 'times',
    source: 'consultations',
    part: one,
    inReport: true,
  },
  { ...count, key: 'sessions', indicators: ['C2'], unit: 'sessions', source: 'sessions', part: one, inReport: true },
  {
    ...{ key: 'attendances', indicators: ['C3'], unit: 'attendances', source: 'sessions', inReport: true, ...count },
    part: number('target'),
  },
  {
    ...{ ...count, key: 'analysis_reports', indicators: ['D1'], unit: 'copies', source: 'products', inReport: true },
    part: when('kind', 'analysis_report'),
  },
  {
    ...{
      ...count,
      key: 'thematic_databases',
      indicators: ['D2'],
      unit: 'databases',
      source: 'products',
      inReport: true,
    },
    part: when('kind', 'thematic_database'),
  },
  {
    ...{ ...count, key: 'enterprises', indicators: [], unit: 'enterprises', source: 'consultations', inReport: true },
    part: (row) => (isEnterprise(row) && named(row) ? 1 : null),
    same: named,
  },
  {
    ...{ ...count, key: 'small_enterprises', indicators: [], unit: 'enterprises', source: 'consultations' },
    ...{ inReport: true, same: named },
    part: (row) => (isSmall(row) && named(row) ? 1 : null),
  },
  reported('visits', 'visits', []),
  { ...count, key: 'promotions', indicators: ['F1'], unit: 'items', source: 'promotions', part: one, inReport: true },
  reported('staff', 'people', ['A1']),
  reported('funds', 'money', ['A4']),
  {
    ...{ key: 'small_share', indicators: ['C4'], unit: 'percent', source: 'consultations', kind: 'share', version: 1 },
    ...{ part: (row) => (isSmall(row) ? 1 : 0), base: one },
  },
  {
    ...{ key: 'opening_hours', indicators: ['A2'], unit: 'hours', source: 'register', kind: 'only', version: 1 },
    ...{ part: number('hours'), without: 'not_recorded' },
  },
  {
    ...{ key: 'on_map', indicators: ['A2'], unit: 'yes', source: 'register', kind: 'only', version: 1 },
    part: yes('isOnMap'),
  },
  {
    ...{ key: 'on_time_rate', indicators: ['B2'], unit: 'percent', source: 'reporting', kind: 'share', version: 1 },
    ...{ part: yes('inTime'), base: one },
  },
  {
    ...{ key: 'first_check_rate', indicators: ['B2'], unit: 'percent', source: 'reporting', kind: 'share', version: 1 },
    ...{ part: yes('passed'), base: one },
  },
  {
    ...{ ...count, key: 'open_rectifications', indicators: ['B3'], unit: 'items', source: 'rectifications' },
    part: when('isOpen', true),
  },
  {
    ...{ ...count, key: 'late_rectifications', indicators: ['B3'], unit: 'items', source: 'rectifications' },
    part: when('isLate', true),
  },
  {
    ...{ ...count, key: 'valid_complaints', indicators: ['B3'], unit: 'items', source: 'complaints' },
    part: when('isValid', true),
  },
  {
    ...{ ...count, key: 'late_complaints', indicators: ['B3'], unit: 'items', source: 'complaints' },
    part: when('isLate', true),
  },
  {
    ...{ key: 'satisfaction', indicators: ['E1'], unit: 'points', source: 'satisfaction', kind: 'only', version: 1 },
    ...{ part: number('index'), base: (row) => Number(row.facts?.n), without: 'not_published' },
  },
  {
    ...{ key: 'satisfaction_answers', indicators: ['E1'], unit: 'answers', source: 'satisfaction', kind: 'only' },
    ...{ version: 1, part: number('n'), without: 'not_published' },
  },
  {
    ...{ key: 'satisfaction_of_type', indicators: ['E1'], unit: 'points', source: 'satisfactionOfType', kind: 'only' },
    ...{ version: 1, part: number('index'), base: (row) => Number(row.facts?.n), without: 'not_published' },
  },
  {
    ...{ ...count, key: 'city_cases', indicators: ['E2'], unit: 'items', source: 'typicalCases' },
    part: when('isOfYear', true),
  },
  {
    ...{ ...count, key: 'national_cases', indicators: ['E2'], unit: 'items', source: 'typicalCases' },
    part: when('isNational', true),
  },
  {
    ...{ ...count, key: 'alliance_meetings', indicators: ['F2'], unit: 'times', source: 'allianceDuties' },
    part: when('kind', 'meeting'),
  },
  {
    ...{ ...count, key: 'alliance_months', indicators: ['F2'], unit: 'months', source: 'allianceDuties' },
    part: when('kind', 'data'),
  },
  { ...count, key: 'shared_results', indicators: ['F2'], unit: 'items', source: 'sharedResults', part: one },
  {
    ...{ ...count, key: 'open_results', indicators: ['F2'], unit: 'items', source: 'sharedResults' },
    part: when('isOpen', true),
  },
  { ...count, key: 'open_databases', indicators: ['F2'], unit: 'databases', source: 'products', part: openDatabase },
  { ...count, key: 'paid_basic', indicators: ['deduction'], unit: 'times', source: 'paidBasic', part: one },
  {
    ...{ ...count, key: 'late_entries', indicators: ['deduction'], unit: 'items', source: 'reporting' },
    part: when('inTime', false),
  },
  {
    ...count,
    key: 'misuse',
    indicators: ['deduction'],
    unit: 'items',
    source: 'misuse',
    part: one,
    without: 'not_recorded',
  },
]

function openDatabase({ facts }: SourceRow) {
  return facts?.kind === 'thematic_database' && facts.isOpen ? 1 : null
}

export const figureKeys = figureDefinitions.map(({ key }) => key)

export const reportDefinitions = figureDefinitions.filter(({ inReport }) => inReport)

/** What points fill in themselves. */
export const reportedDefinitions = figureDefinitions.filter(({ source }) => source === 'reported')

export const reportedKeys = reportedDefinitions.map(({ key }) => key)

export function definitionOf(key: string) {
  return figureDefinitions.find((definition) => definition.key === key)
}
