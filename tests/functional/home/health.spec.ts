import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { enqueue } from '#jobs/queue'

test.group('Health', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('says that all is well, to anybody, without a secret', async ({ client, assert }) => {
    const response = await client.get('/health')
    response.assertStatus(200)
    assert.isEmpty(response.cookies())
    assert.deepEqual(response.body(), { status: 'ok', database: 'ok', work: { waiting: 0, overdue: 0, dead: 0 } })
  })

  test('says 503 when promised work lies for five minutes: no worker is there', async ({ client, assert }) => {
    await inTransaction((trx) => enqueue(trx, 'audit/anchor_day', undefined))
    await db.from('outbox').update({ available_at: sqlTime(new Date(Date.now() - 10 * 60_000)) })
    const response = await client.get('/health')
    response.assertStatus(503)
    assert.equal(response.body().status, 'late')
    assert.equal(response.body().work.overdue, 1)
  })
})
