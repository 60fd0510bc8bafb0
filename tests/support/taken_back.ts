import db from '@adonisjs/lucid/services/db'

/**
 * For groups whose tests all begin from rows that take long to make: made once, in a transaction around the whole
 * group, and what a test did to them is taken back after it.
 */
export async function takenBack() {
  await db.rawQuery('savepoint before_test')
  return () => db.rawQuery('rollback to savepoint before_test')
}
