import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import { inChunks } from '#app/core/list'
import type { Field } from './field.js'

/** What was asked for, already checked. */
export type Filters = Record<string, any>
export type Page<Row> = { rows: Row[]; /** The key of the last row when there are more. */ next: string | null }

export type DataSet<Row> = {
  name: string
  fields: readonly Field<Row>[]
  /** Rows behind a key, in an order that never changes for a row. */
  page(asked: { after: string | null; limit: number; filters: Filters }): Promise<Page<Row>>
  all(): AsyncIterable<Row[]>
  count(): Promise<number>
  /** No row has changed, come or gone since; null when there never was one. */
  changedAt(): Promise<Date | null>
}

type Query<M extends LucidModel> = ModelQueryBuilderContract<M>

type Source<M extends LucidModel, Row> = Pick<DataSet<Row>, 'name' | 'fields' | 'changedAt'> & {
  /** What is public at all. */
  query(): Query<M>
  /** The only shape in which a row leaves. */
  open(row: InstanceType<M>): Row
  filters: Record<string, (query: Query<M>, value: any) => unknown>
}

/** Rows of a table, in the order of their ids: what is added meanwhile comes last and moves nothing. */
export function fromTable<M extends LucidModel, Row>(source: Source<M, Row>): DataSet<Row> {
  const { name, fields, changedAt, query, open, filters: apply } = source
  return {
    ...{ name, fields, changedAt },
    async page({ after, limit, filters }) {
      const asked = query()
      const id = `${asked.model.table}.id`
      for (const [filter, value] of Object.entries(filters)) apply[filter]?.(asked, value)
      if (after) asked.where(id, '>', Number(after) || 0)
      const found = await asked.orderBy(id).limit(limit + 1)
      const shown = found.slice(0, limit)
      const last = found.length > limit ? shown.at(-1)!.$primaryKeyValue : null
      return { rows: shown.map(open), next: last === null ? null : String(last) }
    },
    async *all() {
      for await (const rows of inChunks(query().orderBy('id'))) yield rows.map(open)
    },
    async count() {
      const [{ $extras }] = await query().count('* as total')
      return Number($extras.total)
    },
  }
}

type Listed<Row> = Pick<DataSet<Row>, 'name' | 'fields' | 'changedAt'> & {
  /** All of them, in the order of their keys. */
  rows(): Promise<Row[]>
  keyOf(row: Row): string
  matches?(row: Row, filters: Filters): boolean
}

/** Rows that are few and computed. */
export function fromList<Row>({
  name,
  fields,
  changedAt,
  rows,
  keyOf,
  matches = () => true,
}: Listed<Row>): DataSet<Row> {
  return {
    ...{ name, fields, changedAt },
    async page({ after, limit, filters }) {
      const found = (await rows()).filter((row) => matches(row, filters) && (!after || keyOf(row) > after))
      const shown = found.slice(0, limit)
      return { rows: shown, next: found.length > limit ? keyOf(shown.at(-1)!) : null }
    },
    async *all() {
      yield await rows()
    },
    count: async () => (await rows()).length,
  }
}
