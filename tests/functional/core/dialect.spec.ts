import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { addDays } from '#app/calendar/working_days'
import { inTransaction, insertAll } from '#app/core/dialect'
import { countOf } from '#tests/support/rows'

test.group('Rows written at once', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('are any number: more than one statement of SQLite takes, and none', async ({ assert }) => {
    const rows = Array.from({ length: 1201 }, (_one, at) => ({ day: addDays('2031-01-01', at), is_workday: true }))
    await inTransaction((trx) => insertAll(trx, 'calendar_days', rows))
    await inTransaction((trx) => insertAll(trx, 'calendar_days', []))
    assert.equal(await countOf(db.from('calendar_days')), 1201)
  })
})
