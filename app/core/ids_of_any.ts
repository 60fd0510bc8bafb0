import db from '@adonisjs/lucid/services/db'
import type { LucidModel, ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'

export type IdQuery = ModelQueryBuilderContract<LucidModel, unknown>

/**
 * The ids of the rows that at least one of these queries finds, each once. An index finds what one of them asks for;
 * their conditions in one OR are found by none, and MariaDB then reads the table.
 */
export function idsOfAny(queries: readonly IdQuery[]) {
  const [first, ...others] = queries.map((query) => db.from(query.select('id').as('some')).select('id'))
  for (const other of others) first.union(other)
  /** MariaDB looks into a bare union once for each row, and takes no limit in it. */
  return db.from(first.as('any')).select('id')
}
