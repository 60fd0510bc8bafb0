import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import sweep from '#jobs/core/sweep'

const HOUR = 3_600_000

test.group('The nightly sweep', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('leaves sessions that go on, and takes those that ended days ago', async ({ assert }) => {
    /** As the library of the sessions writes them. */
    const ending = (id: string, hours: number) => ({ id, data: '{}', expires_at: new Date(Date.now() + hours * HOUR) })
    await db.table('sessions').multiInsert([ending('goes-on', 2), ending('ended-today', -3), ending('ended', -49)])
    await sweep()
    const left = await db.from('sessions').whereIn('id', ['goes-on', 'ended-today', 'ended']).select('id').orderBy('id')
    assert.deepEqual(
      left.map(({ id }) => id),
      ['ended-today', 'goes-on']
    )
  })
})
