import type User from '#app/users/user'
import type BulkItem from './bulk_item.js'
import type { BulkKind } from './bulk_kinds.js'

/** Why an act cannot be done to a row. `moved_on`: it is not as the person saw it. */
export type Misfit = 'gone' | 'moved_on' | 'wrong_state' | 'forbidden'

type Fit<Row> = { misfit: Misfit; row?: Row } | { misfit: null; row: Row; name: User }

/** Asked when the act is confirmed, and again for each row when it is done. */
export async function fitOf<Row extends { version: number }>(
  kind: BulkKind<any>,
  user: User,
  { version }: BulkItem,
  row: Row | undefined
): Promise<Fit<Row>> {
  if (!row) return { misfit: 'gone' }
  if (row.version !== version) return { misfit: 'moved_on', row }
  if (!kind.fits(row)) return { misfit: 'wrong_state', row }
  const name = await kind.nameFor(user, row)
  return name ? { misfit: null, row, name } : { misfit: 'forbidden', row }
}
