import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { leaveMoment, standAt } from '#app/core/clock'
import { enqueue } from '#jobs/queue'
import { givenUpJob, setAsideJob, workerSeen } from '#tests/support/background_jobs'
import { makeWorld } from '#tests/world'

test.group('Health', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('says that all is well, to anybody, without a secret', async ({ client, assert }) => {
    const response = await client.get('/health')
    response.assertStatus(200)
    assert.isEmpty(response.cookies())
    assert.deepEqual(response.body(), {
      ...{ status: 'ok', database: 'ok', work: { waiting: 0, overdue: 0, dead: 0 } },
      worker: { alive: 0, missing: false, seen_at: null },
    })
  })

  test('says 503 when promised work lies for five minutes: no worker is there', async ({ client, assert }) => {
    await inTransaction((trx) => enqueue(trx, 'audit/anchor_day', undefined))
    await db.from('outbox').update({ available_at: sqlTime(new Date(Date.now() - 10 * 60_000)) })
    const response = await client.get('/health')
    response.assertStatus(503)
    assert.equal(response.body().status, 'late')
    assert.equal(response.body().work.overdue, 1)
  })

  test('says 503 when the worker was seen, and then not for five minutes, though nothing is due', async ({
    client,
    assert,
  }) => {
    await workerSeen()
    assert.deepInclude((await client.get('/health')).body(), { status: 'ok' })

    standAt(new Date(Date.now() + 6 * 60_000))
    const response = await client.get('/health')
    response.assertStatus(503)
    assert.include(response.body().worker, { alive: 0, missing: true })
  })

  test('counts what was given up, and not what somebody set aside', async ({ client, assert }) => {
    await givenUpJob()
    await setAsideJob((await makeWorld()).people.administrator)
    assert.equal((await client.get('/health')).body().work.dead, 1)
  })
})
