import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'

/** Those of these rows that some other row must end before. */
export async function undoneChildren(ids: readonly number[]): Promise<Set<number>> {
  const rows = await db
    .from('outbox')
    .whereIn('parent_id', [...ids])
    .whereNull('done_at')
    .whereNull('dead_at')
    .distinct('parent_id')
  return new Set(rows.map((row) => row.parent_id))
}

/** The same as a condition on rows of the outbox. */
export function hasNoUndoneChildren(rows: DatabaseQueryBuilderContract) {
  rows.whereNotExists((child) => {
    child.from('outbox as child').whereColumn('child.parent_id', 'outbox.id')
    child.whereNull('child.done_at').whereNull('child.dead_at')
  })
}
