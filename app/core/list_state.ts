import { DateTime } from 'luxon'
import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { Cell } from './spreadsheet.js'

/** What a list shows: kept in the address, so that it can be bookmarked, shared and exported. Pure. */

export type Option = { value: string | number; text: string }
export type DayRange = { from?: string; to?: string }

type Named = {
  label: string
  /** Set from elsewhere, by tabs for instance: no field in the filter form, no chip. */
  hidden?: boolean
}

export type Filter<Q> =
  | (Named & { kind: 'choice'; options: Option[]; apply(query: Q, value: string): unknown })
  | (Named & { kind: 'text'; apply(query: Q, value: string): unknown })
  | (Named & { kind: 'number'; apply(query: Q, value: number): unknown })
  | (Named & { kind: 'date'; apply(query: Q, day: string): unknown })
  | (Named & { kind: 'date-range'; apply(query: Q, range: DayRange): unknown })

export type Direction = 'asc' | 'desc'
export type Sort<Q> = string | string[] | ((query: Q, direction: Direction) => unknown)

/** What a column is called, and what of a row stands in it when the list is taken out as a workbook. */
type Told<Row> = { text: string; value(row: Row): Cell }

export type ListColumn<Row> = {
  /** Its name in the address: `columns=district,state`. */
  key: string
  text: string
  /** A key of `sorts`. */
  sort?: string
  /** Of the heading. */
  class?: string
  /** The heading is only read out. */
  hidden?: boolean
  /** Cannot be switched off. */
  fixed?: boolean
  /** Off until somebody switches it on. */
  optional?: boolean
  /** Buttons have no value: they stay on the page. */
  value?: Told<Row>['value']
  /** The small print under the cell; in a workbook a column of its own. */
  under?: Told<Row>
  /** Brings what the column shows of other tables; only asked for where it is shown. */
  load?(rows: Row[]): Promise<unknown>
}

type RowOf<Q> = Q extends ModelQueryBuilderContract<infer _M, infer Row> ? Row : unknown

export type ListDefinition<Q, Row = RowOf<Q>> = {
  /** In the order of the page. */
  columns: ListColumn<Row>[]
  filters?: Record<string, Filter<Q>>
  sorts: Record<string, Sort<Q>>
  /** A key of `sorts`, with a minus for descending: `-submittedAt`. */
  defaultSort: string
  search?: (query: Q, text: string) => unknown
  searchHint?: string
  perPage?: number[]
  /** Nothing but acts on the trail changes which rows there are, so that their number is kept until there is one. */
  onTrail?: true
}

export type ListState = {
  q: string
  sort: string
  direction: Direction
  page: number
  perPage: number
  /** Accepted raw values by their name in the address. */
  values: Record<string, string>
  /** The keys of the columns shown. */
  columns: string[]
  /** The kept view that this began with: its number, `all` for none of them. */
  view: string
}

export const PER_PAGE = [10, 20, 50, 100]

type Query = Record<string, unknown>

/** Names and values that the definition does not know are ignored: nothing of the client's reaches a column name. */
export function readState<Q, Row>(qs: Query, definition: ListDefinition<Q, Row>): ListState {
  const sort = textIn(qs.sort) || definition.defaultSort
  const known = Object.hasOwn(definition.sorts, sort.replace(/^-/, ''))
  const chosen = known ? sort : definition.defaultSort
  const sizes = definition.perPage ?? PER_PAGE
  const perPage = Number(textIn(qs.perPage))

  return {
    q: definition.search ? textIn(qs.q) : '',
    sort: chosen.replace(/^-/, ''),
    direction: chosen.startsWith('-') ? 'desc' : 'asc',
    page: Math.max(1, Math.floor(Number(textIn(qs.page))) || 1),
    perPage: sizes.includes(perPage) ? perPage : (sizes[1] ?? sizes[0]),
    values: readValues(qs, definition.filters ?? {}),
    columns: readColumns(qs, definition),
    view: /^(\d{1,9}|all)$/.exec(textIn(qs.view))?.[0] ?? '',
  }
}

/** In the order of the page, however they are named; nothing known means the columns that are on by default. */
function readColumns<Q, Row>(qs: Query, { columns }: ListDefinition<Q, Row>) {
  const named = new Set([qs.columns ?? []].flat().flatMap((keys) => String(keys).split(',')))
  const isAsked = columns.some(({ key }) => named.has(key))
  const shown = columns.filter(({ key, fixed, optional }) => fixed || (isAsked ? named.has(key) : !optional))
  return shown.map(({ key }) => key)
}

function readValues<Q>(qs: Query, filters: Record<string, Filter<Q>>) {
  const values: Record<string, string> = {}
  for (const [name, filter] of Object.entries(filters)) {
    for (const key of namesOf(name, filter)) {
      const value = textIn(qs[key])
      if (value !== '' && isAcceptable(filter, value)) values[key] = value
    }
  }
  return values
}

function isAcceptable<Q>(filter: Filter<Q>, value: string) {
  if (filter.kind === 'choice') return filter.options.some((option) => String(option.value) === value)
  if (filter.kind === 'number') return Number.isFinite(Number(value))
  if (filter.kind.startsWith('date')) return /^\d{4}-\d{2}-\d{2}$/.test(value) && DateTime.fromISO(value).isValid
  return true
}

/** The names a filter has in the address. */
export function namesOf<Q>(name: string, filter: Filter<Q>) {
  return filter.kind === 'date-range' ? [`${name}_from`, `${name}_to`] : [name]
}

export function rangeOf(state: ListState, name: string): DayRange {
  return { from: state.values[`${name}_from`], to: state.values[`${name}_to`] }
}

/** The query of the address for a state; what is as by default is left out. `null` in `changes` removes a name. */
export function queryString<Q, Row>(
  state: ListState,
  definition: ListDefinition<Q, Row>,
  changes: Record<string, string | number | null> = {}
) {
  const sizes = definition.perPage ?? PER_PAGE
  const sort = (state.direction === 'desc' ? '-' : '') + state.sort
  const all: Record<string, string | number | null> = {
    q: state.q || null,
    ...state.values,
    sort: sort === definition.defaultSort ? null : sort,
    perPage: state.perPage === (sizes[1] ?? sizes[0]) ? null : state.perPage,
    columns: columnsText(state, definition),
    view: state.view || null,
    page: state.page > 1 ? state.page : null,
    ...changes,
  }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(all)) {
    if (value !== null && value !== '') query.set(name, String(value))
  }
  return query.toString().replaceAll('%2C', ',')
}

/** Columns that are always there need no mention, unless they are all there is. */
function columnsText<Q, Row>(state: ListState, definition: ListDefinition<Q, Row>) {
  const initial = definition.columns.filter(({ fixed, optional }) => fixed || !optional)
  const isDefault = state.columns.length === initial.length && initial.every(({ key }, at) => key === state.columns[at])
  if (isDefault) return null
  const shown = definition.columns.filter(({ key }) => state.columns.includes(key))
  const chosen = shown.filter(({ fixed }) => !fixed)
  return (chosen.length > 0 ? chosen : shown).map(({ key }) => key).join(',')
}

/** What a view keeps of an address: all that the definition accepts but the page one is on. */
export function conditionsOf<Q, Row>(
  qs: Query,
  definition: ListDefinition<Q, Row>,
  view: number | string | null = null
) {
  return queryString(readState(qs, definition), definition, { page: null, view })
}

/** The pages to offer: first, last, those around the current one; null is a gap. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages)
  const shown = [...new Set(near)].sort((a, b) => a - b)
  return shown.flatMap((n, index) => {
    const before = shown[index - 1] ?? 0
    if (n - before === 2) return [n - 1, n]
    return n - before > 2 ? [null, n] : [n]
  })
}

function textIn(value: unknown): string {
  const first = Array.isArray(value) ? value[0] : value
  return typeof first === 'string' || typeof first === 'number' ? String(first).trim().slice(0, 100) : ''
}
