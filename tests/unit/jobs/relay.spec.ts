import { setTimeout as pause } from 'node:timers/promises'
import type { FlowProducer, Queue } from 'bullmq'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, now, standAt } from '#app/core/clock'
import { inTransaction } from '#app/core/dialect'
import { deliver } from '#jobs/deliver'
import { openBackend, type QueueBackend } from '#jobs/queue_backends'
import { enqueueFlow } from '#jobs/queue'
import { carryDueRows, type Carriers } from '#jobs/relay'
import { mailPromised } from '#tests/support/mails'
import { queueStores, type QueueStore } from '#tests/support/queue_stores'
import { countOf, outbox, valuesOf } from '#tests/support/rows'

const pass = (seconds: number) => standAt(new Date(now().getTime() + seconds * 1000))

async function idsIn(queue: Queue) {
  const jobs = await queue.getJobs(['waiting', 'active', 'delayed', 'prioritized'])
  return jobs.map(({ id }) => id!).sort()
}

/** Rows of one job and of those that must end before it. */
async function familyPromised(children: number) {
  const sweep = { job: 'core/sweep', payload: undefined } as const
  await inTransaction((trx) => enqueueFlow(trx, sweep, Array(children).fill(sweep)))
  return valuesOf(outbox(), 'id')
}

/** Only the queue and no worker: what is carried stays where it can be counted. */
for (const { backend, open, missing } of queueStores) {
  test.group(`Carrying promises to the queue: ${backend}`, (group) => {
    let store: QueueStore
    let end: QueueBackend
    let queue: Queue
    let flows: FlowProducer
    let carriers: Carriers

    group.each.skip(missing !== false, missing || undefined)
    group.each.timeout(60_000)
    group.setup(async () => {
      if (missing) return
      store = await open()
      end = await openBackend()
      queue = end.queue()
      queue.on('error', () => {})
      flows = end.flows()
      flows.on('error', () => {})
      carriers = { queue, flows }
    })
    group.teardown(async () => {
      await queue?.close()
      await flows?.close()
      await end?.close()
      await store?.close()
    })
    group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
    group.each.setup(() => queue.obliterate({ force: true }))
    group.each.teardown(() => leaveMoment())

    test('under the id of the row, with nothing but that id', async ({ assert }) => {
      await mailPromised('li@people.example')
      const [row] = await outbox()

      assert.equal(await carryDueRows(carriers), 1)

      const [job] = await queue.getJobs()
      assert.equal(job.id, `outbox-${row.id}`)
      assert.equal(job.name, 'notifications/send_mail')
      assert.deepEqual(job.data, { outboxId: row.id })
      assert.lengthOf(await outbox().whereNull('done_at'), 1)
    })

    test('once, and again a minute later under the same id as long as it is not done', async ({ assert }) => {
      await mailPromised()
      await mailPromised()
      const rows = await valuesOf(outbox(), 'id')

      assert.equal(await carryDueRows(carriers), 2)
      assert.equal(await carryDueRows(carriers), 0)
      pass(61)
      assert.equal(await carryDueRows(carriers), 2)
      assert.deepEqual(
        await idsIn(queue),
        rows.map((id) => `outbox-${id}`)
      )

      for (const { id } of await outbox()) await deliver(id)
      pass(61)
      assert.equal(await carryDueRows(carriers), 0)
    })

    test('again when the queue was emptied', async ({ assert }) => {
      for (let count = 0; count < 5; count++) await mailPromised()
      await carryDueRows(carriers)
      const carried = await idsIn(queue)

      await (store.redis ? store.redis.empty() : queue.obliterate({ force: true }))
      assert.isEmpty(await idsIn(queue))
      pass(61)

      assert.equal(await carryDueRows(carriers), 5)
      assert.deepEqual(await idsIn(queue), carried)
    })

    test('not before it is due, not after it was given up', async ({ assert }) => {
      await mailPromised()
      await mailPromised()
      const [first, second] = await outbox()
      const [past, future] = ['2026-01-01 00:00:00', '2999-01-01 00:00:00']
      await db.from('outbox').where('id', first.id).update({ dead_at: past })
      await db.from('outbox').where('id', second.id).update({ available_at: future })

      assert.equal(await carryDueRows(carriers), 0)
    })

    test('two hundred at a time, the oldest first', async ({ assert }) => {
      for (let count = 0; count < 205; count++) await mailPromised()
      const ids = await valuesOf(outbox(), 'id')

      assert.equal(await carryDueRows(carriers), 200)
      const left = await outbox().whereNull('locked_until')
      assert.deepEqual(
        left.map(({ id }) => id),
        ids.slice(200)
      )
      assert.equal(await carryDueRows(carriers), 5)
    })

    test('with those that must end before it, as one flow', async ({ assert }) => {
      const [parent, ...children] = await familyPromised(2)

      assert.equal(await carryDueRows(carriers), 3)

      const job = await queue.getJob(`flow-${parent}`)
      assert.equal(await job!.getState(), 'waiting-children')
      const { unprocessed } = await job!.getDependencies()
      assert.lengthOf(unprocessed!, 2)
      assert.deepEqual(
        await idsIn(queue),
        children.map((id) => `outbox-${id}`)
      )
    })

    test('not before those that must end before it, even when the queue lost them', async ({ assert }) => {
      const [parent, one, other] = await familyPromised(2)
      await db.from('outbox').where('id', other).update({ available_at: '2999-01-01 00:00:00' })
      assert.equal(await carryDueRows(carriers), 2)
      await db.from('outbox').where('id', one).update({ done_at: '2026-01-01 00:00:00' })
      await queue.obliterate({ force: true })
      pass(61)

      assert.equal(await carryDueRows(carriers), 0)
      await deliver(parent)
      assert.isNull((await outbox().where('id', parent).firstOrFail()).done_at)

      await db.from('outbox').where('id', other).update({ dead_at: '2026-01-01 00:00:00' })
      assert.equal(await carryDueRows(carriers), 1)
      assert.deepEqual(await idsIn(queue), [`outbox-${parent}`])
    })

    if (backend === 'redis') {
      test('that does not answer: quickly told, and every row is free to be carried again', async ({ assert }) => {
        await mailPromised()
        await carryDueRows(carriers)
        await mailPromised()
        await store.redis!.kill()

        const began = Date.now()
        await assert.rejects(() => carryDueRows(carriers))
        assert.isBelow(Date.now() - began, 12_000)
        assert.lengthOf(await outbox().whereNull('locked_until'), 1)

        await store.redis!.start()
        pass(61)
        for (let tries = 0; tries < 50; tries++) {
          if ((await countOf(idsIn(queue).catch(() => []))) === 2) break
          await carryDueRows(carriers).catch(() => pause(200))
        }
        assert.lengthOf(await idsIn(queue), 2)
      })
    }
  })
}
