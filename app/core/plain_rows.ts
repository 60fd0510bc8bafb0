import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'

/** Attributes that stand in the database as they are: no days, no JSON, nothing that is yes or no. */
export type PlainKey<Row> = {
  [Key in keyof Row]: Row[Key] extends string | number | null ? Key : never
}[keyof Row] &
  string

/**
 * These attributes of the rows and nothing else. No models are made of them: that takes longer than everything else
 * about a row, which one only feels where a hundred thousand are taken out.
 */
export function plainRows<M extends LucidModel, Key extends PlainKey<InstanceType<M>>>(
  query: ModelQueryBuilderContract<M>,
  ...keys: Key[]
): Promise<Pick<InstanceType<M>, Key>[]> {
  const { table, $keys } = query.model
  const columns = keys.map((key) => `${table}.${$keys.attributesToColumns.get(key)} as ${key}`)
  return query.clearSelect().select(columns).pojo<Pick<InstanceType<M>, Key>>().exec()
}
