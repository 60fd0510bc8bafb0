import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import type { Batches } from './batches.js'
import { instantOf } from './beijing_day.js'
import { sqlTime } from './dialect.js'
import { NOTHING } from './format.js'
import { inParts } from './in_parts.js'
import { kept } from './kept.js'
import {
  namesOf,
  PER_PAGE,
  pageNumbers,
  queryString,
  rangeOf,
  readState,
  type DayRange,
  type Filter,
  type ListDefinition,
  type ListState,
} from './list_state.js'
import { plainRows, type PlainKey } from './plain_rows.js'

export type { ListColumn, ListDefinition, Filter, DayRange, Option } from './list_state.js'

/** More rows than this are neither counted nor paged to: whoever needs them adds a filter or exports. */
export const COUNTED = 10_000

type Request = {
  qs(): Record<string, unknown>
  url(): string
  /** The kept view that is open, where that is asked for beside the rows. */
  view?: Promise<string>
}
type Rows<M extends LucidModel> = ModelQueryBuilderContract<M>
type Definition<M extends LucidModel> = ListDefinition<Rows<M>, InstanceType<M>>

export type List<Row> = ReturnType<typeof draw<unknown, Row>> & {
  rows: Row[]
  /** At most COUNTED; `totalIsExact` says whether there are more. */
  total: number
  totalIsExact: boolean
  pages: number
  from: number
  to: number
}

/**
 * One page of a query: filtered, sorted and counted as the address says, always in a total order.
 *
 * @param query what the reader may see at all; it is changed
 */
export async function listOf<M extends LucidModel>(
  query: Rows<M>,
  request: Request,
  definition: Definition<M>
): Promise<List<InstanceType<M>>> {
  const state = readState(request.qs(), definition)
  search(query, state, definition)
  narrow(query, state, definition)

  arrange(query, state, definition)
  const rowsOf = (page: number) =>
    query
      .clone()
      .offset((page - 1) * state.perPage)
      .limit(state.perPage)
  const [counted, asked] = await Promise.all([count(query, definition), rowsOf(state.page)])
  const total = Math.min(counted, COUNTED)
  const pages = Math.max(1, Math.ceil(total / state.perPage))
  const page = Math.min(state.page, pages)
  const rows = page === state.page ? asked : await rowsOf(page)
  await loadShown(rows, state, definition)

  const from = total === 0 ? 0 : (page - 1) * state.perPage + 1
  const totalIsExact = counted <= COUNTED
  const to = total === 0 ? 0 : from + rows.length - 1
  return {
    rows,
    total,
    totalIsExact,
    pages,
    from,
    to,
    ...draw(request.url(), { ...state, page, view: (await request.view) ?? state.view }, pages, definition),
  }
}

/** Everything the address asks for, in order and without pages: for exports. */
export function wholeListOf<M extends LucidModel>(query: Rows<M>, request: Request, definition: Definition<M>) {
  const state = readState(request.qs(), definition)
  search(query, state, definition)
  narrow(query, state, definition)
  arrange(query, state, definition)
  return query
}

/** What the columns shown need of other tables. */
export async function loadShown<Q, Row>(
  rows: Row[],
  { columns }: Pick<ListState, 'columns'>,
  definition: ListDefinition<Q, Row>
) {
  if (rows.length === 0) return
  const shown = definition.columns.filter(({ key }) => columns.includes(key))
  await Promise.all(shown.map(({ load }) => load?.(rows)))
}

/** Rows of an export, so many at a time: the order is fixed first, so that rows written meanwhile shift nothing. */
export function inChunks<M extends LucidModel>(
  query: Rows<M>,
  size = 500,
  load?: (rows: InstanceType<M>[]) => Promise<unknown>
): Batches<InstanceType<M>> {
  return chunksOf(query, size, async (some) => {
    const rows = (await some) as (InstanceType<M> & { id: number })[]
    await load?.(rows)
    return rows
  })
}

/** The same with nothing but these attributes (`plainRows`), where there is no end of rows. */
export function plainChunks<M extends LucidModel, Key extends PlainKey<InstanceType<M>>>(
  query: Rows<M>,
  ...keys: Key[]
): Batches<Pick<InstanceType<M>, Key> & { id: number }> {
  const withId = ['id' as Key, ...keys]
  return chunksOf(
    query,
    500,
    (some) => plainRows(some, ...withId) as Promise<(Pick<InstanceType<M>, Key> & { id: number })[]>
  )
}

function chunksOf<M extends LucidModel, Row extends { id: number }>(
  query: Rows<M>,
  size: number,
  read: (some: Rows<M>) => Promise<Row[]>
): Batches<Row> {
  const id = `${query.model.table}.id`
  return {
    count: () => countWhole(query),
    async *[Symbol.asyncIterator]() {
      const ordered = await query.clone().clearSelect().select(id).pojo<{ id: number }>()
      for (const slice of inParts(
        ordered.map((row) => row.id),
        size
      )) {
        const rows = await read(query.clone().clearWhere().clearOrder().whereIn(id, slice))
        const byId = new Map(rows.map((row) => [row.id, row]))
        yield slice.flatMap((key) => byId.get(key) ?? [])
      }
    },
  }
}

function search<M extends LucidModel>(query: Rows<M>, { q }: ListState, definition: Definition<M>) {
  if (q) query.where((inner) => void definition.search?.(inner as Rows<M>, q))
}

/** Applies the filters that the address names. */
export function narrow<Q, Row>(query: Q, state: ListState, definition: ListDefinition<Q, Row>) {
  for (const [name, filter] of Object.entries(definition.filters ?? {})) {
    if (!namesOf(name, filter).some((key) => state.values[key])) continue
    if (filter.kind === 'date-range') filter.apply(query, rangeOf(state, name))
    else if (filter.kind === 'number') filter.apply(query, Number(state.values[name]))
    else filter.apply(query, state.values[name])
  }
}

function arrange<M extends LucidModel>(query: Rows<M>, state: ListState, definition: Definition<M>) {
  const sort = definition.sorts[state.sort]
  query.clearOrder()
  if (typeof sort === 'function') sort(query, state.direction)
  else for (const column of [sort].flat()) query.orderBy(column, state.direction)
  query.orderBy(`${query.model.table}.id`, state.direction)
}

/** At most one more than COUNTED, so that a big table is never walked whole. */
function count<M extends LucidModel>(query: Rows<M>, { onTrail }: Definition<M>) {
  const ids = idsOf(query).limit(COUNTED + 1)
  return onTrail ? kept(`number of ${ids.toQuery()}`, () => countIds(ids)) : countIds(ids)
}

function countWhole<M extends LucidModel>(query: Rows<M>) {
  return countIds(idsOf(query))
}

function idsOf<M extends LucidModel>(query: Rows<M>) {
  return query.clone().clearSelect().clearOrder().select(`${query.model.table}.id`)
}

async function countIds<M extends LucidModel>(ids: Rows<M>) {
  const [row] = await ids.client.query().from(ids.as('counted')).count('* as total')
  return Number(row.total)
}

/** What the components in views/components/list need to draw the list and its links. */
export function draw<Q, Row>(path: string, state: ListState, pages: number, definition: ListDefinition<Q, Row>) {
  const filters = Object.entries(definition.filters ?? {})
  const query = (changes: Record<string, string | number | null>) =>
    queryString(state, definition, { page: null, ...changes })
  const url = (changes: Record<string, string | number | null> = {}) => {
    const asked = query(changes)
    return asked ? `${path}?${asked}` : path
  }
  /** The rest of the address, for a form that changes these. */
  const without = (changed: string[]) =>
    [...new URLSearchParams(query(Object.fromEntries(changed.map((name) => [name, null]))))].map(([name, value]) => ({
      name,
      value,
    }))
  const names = filters.flatMap(([name, filter]) => (filter.hidden ? [] : namesOf(name, filter)))
  const active = filters.filter(
    ([name, filter]) => !filter.hidden && namesOf(name, filter).some((key) => state.values[key])
  )

  return {
    ...state,
    path,
    url,
    pageUrl: (page: number) => url({ page: page > 1 ? page : null }),
    sortUrl: (key: string) => url({ sort: state.sort === key && state.direction === 'asc' ? `-${key}` : key }),
    ariaSort: (key: string) => (state.sort === key ? (state.direction === 'asc' ? 'ascending' : 'descending') : 'none'),
    pageNumbers: pageNumbers(state.page, pages),
    perPageOptions: definition.perPage ?? PER_PAGE,
    searchable: Boolean(definition.search),
    searchHint: definition.searchHint,
    fields: filters.filter(([, filter]) => !filter.hidden).map(([name, filter]) => field(name, filter, state)),
    filters: active.map(([name, filter]) => ({
      ...field(name, filter, state),
      removeUrl: url(Object.fromEntries(namesOf(name, filter).map((key) => [key, null]))),
    })),
    isFiltered: active.length > 0 || state.q !== '',
    clearUrl: url(Object.fromEntries([...names, 'q'].map((key) => [key, null]))),
    exportQuery: query({ perPage: null, view: null }),
    beside: { filters: without([...names, 'q']), columns: without(['columns']) },
    columns: definition.columns.filter(({ key }) => state.columns.includes(key)),
    shows: (key: string) => state.columns.includes(key),
    /** What a workbook would say in this column; a dash where it would say nothing. */
    textOf: (key: string, row: Row) => definition.columns.find((column) => column.key === key)?.value?.(row) ?? NOTHING,
    choices: definition.columns.filter(({ fixed }) => !fixed),
  }
}

function field<Q>(name: string, filter: Filter<Q>, state: ListState) {
  const value = state.values[name] ?? ''
  const options = filter.kind === 'choice' ? filter.options : []
  return {
    name,
    kind: filter.kind,
    label: filter.label,
    options,
    value,
    text: options.find((option) => String(option.value) === value)?.text ?? value,
    range: filter.kind === 'date-range' ? rangeOf(state, name) : null,
  }
}

/** Rows of which one of the columns contains the text, with `%` and `_` as ordinary characters. */
export function whereContains<Q extends { orWhereRaw(sql: string, bindings: string[]): unknown }>(
  query: Q,
  columns: string[],
  text: string
) {
  for (const column of columns) query.orWhereRaw("?? like ? escape '!'", [column, containing(text)])
  return query
}

/** `escape '!'` because a backslash in a literal means one thing to SQLite and another to MySQL. */
export function containing(text: string) {
  return `%${text.replace(/[!%_]/g, '!$&')}%`
}

/** Moments that fall on these days in Beijing. */
export function whereWithin<Q extends { where(column: string, operator: string, value: string): unknown }>(
  query: Q,
  column: string,
  { from, to }: DayRange
) {
  if (from) query.where(column, '>=', sqlTime(new Date(instantOf(from))))
  if (to) query.where(column, '<', sqlTime(new Date(instantOf(to, 1))))
  return query
}
