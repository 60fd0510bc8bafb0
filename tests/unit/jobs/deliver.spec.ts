import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, now, standAt } from '#app/core/clock'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { postMail } from '#app/notifications/post_mail'
import { deliver } from '#jobs/deliver'
import { drainOutbox } from '#jobs/drain'
import { enqueue } from '#jobs/queue'
import { letter, mailPromised } from '#tests/support/mails'
import { inbox, outbox, valuesOf } from '#tests/support/rows'

const seconds = (from: string, until: string) => (Date.parse(`${until}Z`) - Date.parse(`${from}Z`)) / 1000

/** A job that fails as long as the mail it is to send is not there. */
const promiseMailOf = (deliveryId: number) =>
  inTransaction((trx) => enqueue(trx, 'notifications/send_mail', { deliveryId }))

test.group('Promising work', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is part of the transaction: undone with it', async ({ assert }) => {
    const failing = inTransaction(async (trx) => {
      await postMail(trx, letter())
      throw new Error('changed my mind')
    })

    await assert.rejects(() => failing, 'changed my mind')
    assert.isEmpty(await outbox())
    assert.isEmpty(await db.from('mail_deliveries'))
  })

  test('with the same key twice is one promise', async ({ assert }) => {
    await inTransaction((trx) => postMail(trx, letter('a')))
    await inTransaction((trx) => postMail(trx, letter('a')))
    await inTransaction((trx) => postMail(trx, letter('b')))

    assert.lengthOf(await outbox(), 2)
    const deliveries = await db.from('mail_deliveries')
    assert.lengthOf(new Set(deliveries.map((row) => row.message_id)), 2)
  })

  test('without a key twice is two', async ({ assert }) => {
    await promiseMailOf(1)
    await promiseMailOf(1)
    assert.lengthOf(await outbox(), 2)
  })
})

test.group('Doing promised work', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('marks the row done and sends one mail under its fixed id', async ({ assert }) => {
    await mailPromised('li@people.example')
    const [{ id }] = await outbox()

    await deliver(id)

    const [row] = await outbox()
    assert.isNotNull(row.done_at)
    assert.equal(row.attempts, 0)
    const [delivery] = await db.from('mail_deliveries')
    assert.equal(delivery.state, 'sent')
    assert.equal(delivery.params, '{}')
    const [mail, ...more] = await inbox()
    assert.isEmpty(more)
    assert.equal(mail.message_id, delivery.message_id)
    assert.equal(mail.recipient, 'li@people.example')
  })

  test('delivered again, also at the same time, does nothing', async ({ assert }) => {
    await mailPromised()
    const [{ id }] = await outbox()

    await Promise.all([deliver(id), deliver(id), deliver(id)])
    await deliver(id)

    assert.lengthOf(await inbox(), 1)
  })

  test('a row that is not there is no reason to fail', async ({ assert }) => {
    await assert.doesNotReject(() => deliver(4711))
  })

  test('waits 2, 4, 8 … seconds after a failure, at most five minutes, and gives up after sixty', async ({
    assert,
  }) => {
    await promiseMailOf(4711)
    const [{ id }] = await outbox()
    const waits: number[] = []
    standAt(new Date('2026-03-02T04:00:00Z'))

    for (let attempt = 1; attempt <= 60; attempt++) {
      await deliver(id)
      const [row] = await outbox()
      assert.equal(row.attempts, attempt)
      assert.isNotEmpty(row.last_error)
      assert.equal(row.dead_at !== null, attempt === 60)
      waits.push(seconds(sqlTime(), row.available_at))
      standAt(new Date(`${row.available_at}Z`))
    }

    assert.deepEqual(waits.slice(0, 10), [2, 4, 8, 16, 32, 64, 128, 256, 300, 300])
    const hours = waits.slice(0, -1).reduce((sum, wait) => sum + wait, 0) / 3600
    assert.closeTo(hours, 4.3, 0.2)
    await deliver(id)
    const [row] = await outbox()
    assert.equal(row.attempts, 60)
  })

  test('a failure is forgotten once it works', async ({ assert }) => {
    await promiseMailOf(1)
    const [{ id }] = await outbox()
    await deliver(id)
    await mailPromised()
    const [delivery] = await db.from('mail_deliveries')
    await outbox()
      .where({ id })
      .update({ payload: JSON.stringify({ deliveryId: delivery.id }) })

    await deliver(id)

    const [row] = await outbox()
    assert.include(row, { attempts: 1, last_error: null, dead_at: null })
    assert.isNotNull(row.done_at)
    assert.lengthOf(await inbox(), 1)
  })

  test('a job that nobody knows is given up at once, and says so', async ({ assert }) => {
    for (const job of ['core/no_such_job', 'constructor', '../../etc/passwd']) {
      const row = { job, payload: '{}', available_at: sqlTime(), created_at: sqlTime() }
      await db.table('outbox').insert(row)
    }

    assert.equal(await drainOutbox(), 3)

    for (const row of await outbox()) {
      assert.isNotNull(row.dead_at)
      assert.isNull(row.done_at)
      assert.equal(row.last_error, `Unknown job ${row.job}`)
    }
  })
})

test.group('Draining', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('does what is due, in order, and leaves what is for later', async ({ assert }) => {
    const later = new Date(now().getTime() + 3_600_000)
    for (const name of ['a', 'b', 'c']) await mailPromised(`${name}@people.example`)
    await inTransaction((trx) => enqueue(trx, 'audit/anchor_day', undefined, { at: later }))

    assert.equal(await drainOutbox(), 3)
    const recipients = await valuesOf(inbox(), 'recipient')
    assert.deepEqual(recipients, ['a@people.example', 'b@people.example', 'c@people.example'])
    assert.equal(await drainOutbox(), 0)

    standAt(new Date(later.getTime() + 1000))
    assert.equal(await drainOutbox(), 1)
  })

  test('ends although something fails', async ({ assert }) => {
    await promiseMailOf(4711)
    await mailPromised()
    assert.equal(await drainOutbox(), 2)
    assert.lengthOf(await inbox(), 1)
    assert.equal(await drainOutbox(), 0)
  })
})
