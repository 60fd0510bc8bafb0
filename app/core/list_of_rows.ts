import { draw, narrow, type List } from './list.js'
import { readState, type Direction, type ListDefinition } from './list_state.js'

/** Rows that are in memory already, chosen by a definition like those of a query. */
export class Chosen<Row> {
  constructor(public rows: Row[]) {}

  keep(test: (row: Row) => boolean) {
    this.rows = this.rows.filter(test)
  }

  order(compare: (one: Row, other: Row) => number, direction: Direction) {
    this.rows = this.rows.toSorted((one, other) => (direction === 'desc' ? compare(other, one) : compare(one, other)))
  }
}

type Request = { qs(): Record<string, unknown>; url(): string }

/** One page of rows, with everything that was chosen beside it. */
export function listOfRows<Row>(rows: Row[], request: Request, definition: ListDefinition<Chosen<Row>, Row>) {
  const state = readState(request.qs(), definition)
  const chosen = new Chosen(rows)
  if (state.q) definition.search?.(chosen, state.q)
  narrow(chosen, state, definition)
  const sort = definition.sorts[state.sort]
  if (typeof sort === 'function') sort(chosen, state.direction)

  const total = chosen.rows.length
  const pages = Math.max(1, Math.ceil(total / state.perPage))
  const page = Math.min(state.page, pages)
  const shown = chosen.rows.slice((page - 1) * state.perPage, page * state.perPage)
  const from = total === 0 ? 0 : (page - 1) * state.perPage + 1
  const list: List<Row> = {
    ...{ rows: shown, total, totalIsExact: true, pages, from, to: total === 0 ? 0 : from + shown.length - 1 },
    ...draw(request.url(), { ...state, page }, pages, definition),
  }
  return { list, chosen: chosen.rows }
}
