import { setTimeout as pause } from 'node:timers/promises'
import { Queue } from 'bullmq'
import { test } from '@japa/runner'
import env from '#start/env'
import db from '@adonisjs/lucid/services/db'
import { leaveMoment, now, standAt } from '#app/core/clock'
import { QueueService } from '#jobs/queue_service'
import { schedule } from '#jobs/schedule'
import { emptyTables } from '#tests/support/empty_tables'
import { mailPromised } from '#tests/support/mails'
import { openRedis, queueStores, type QueueStore } from '#tests/support/queue_stores'
import { redisIsMissing } from '#tests/support/redis_server'
import { countOf, inbox, outbox, valuesOf } from '#tests/support/rows'

const undone = () => outbox().whereNull('done_at')
const pass = (seconds: number) => standAt(new Date(now().getTime() + seconds * 1000))

async function until(what: () => Promise<boolean>, seconds = 20) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(50)) {
    if (await what()) return true
  }
  return false
}

const allDone = async () => (await countOf(undone())) === 0

/** Real commits: the worker and the test are two users of the database. */
for (const { backend, open, missing } of queueStores) {
  test.group(`Working the queue: ${backend}`, (group) => {
    let store: QueueStore
    const service = new QueueService()

    group.each.skip(missing !== false, missing || undefined)
    group.each.timeout(60_000)
    group.each.setup(() => emptyTables())
    group.setup(async () => {
      if (missing) return
      store = await open()
      await service.work()
    })
    group.teardown(async () => {
      await service.close()
      await store?.close()
      await emptyTables()
    })

    test('every promise is kept once, those of several carriers too', async ({ assert }) => {
      for (let count = 0; count < 30; count++) await mailPromised(`${count}@people.example`)
      for (let count = 0; count < 10; count++) service.nudge()

      assert.isTrue(await until(allDone))

      const recipients = await valuesOf(inbox(), 'recipient')
      assert.lengthOf(recipients, 30)
      assert.lengthOf(new Set(recipients), 30)
    })

    test('what fails is tried again, and the others do not wait for it', async ({ assert }) => {
      const row = { job: 'notifications/send_mail', payload: '{"deliveryId":4711}' }
      const time = '2026-01-01 00:00:00'
      await db.table('outbox').insert({ ...row, available_at: time, created_at: time })
      await mailPromised()

      assert.isTrue(await until(async () => (await countOf(inbox())) === 1))
      assert.isTrue(await until(async () => (await countOf(undone().where('attempts', '>', 1))) === 1))
      assert.lengthOf(await undone(), 1)
    })

    test('what it has done is in its hands no more, and who stops says so', async ({ assert }) => {
      await mailPromised()
      assert.isTrue(await until(allDone))
      const [row] = await outbox()
      assert.isNull(row.worker_id)
      assert.isNotNull(row.started_at)

      const other = new QueueService()
      await other.work().catch(() => {})
      await other.close()
      const [sign] = await db.from('workers').whereNotNull('ended_at')
      assert.include(sign, { pid: process.pid, backend: env.get('QUEUE_BACKEND') })
    })

    test('a second worker is told whether it may', async ({ assert }) => {
      const second = new QueueService()
      const work = second.work().finally(() => second.close())
      if (backend === 'redis') await work
      else await assert.rejects(() => work, /in use by process \d+; a second worker needs QUEUE_BACKEND=redis/)
    })
  })
}

test.group('Working the queue: what can happen to Redis', (group) => {
  group.each.skip(redisIsMissing !== false, redisIsMissing || undefined)
  group.each.timeout(60_000)
  group.each.setup(() => emptyTables())
  group.each.teardown(() => leaveMoment())
  group.teardown(() => emptyTables())

  async function working(cleanup: (step: () => Promise<void>) => void) {
    const store = await openRedis()
    const service = new QueueService()
    cleanup(() => store.close())
    cleanup(() => service.close())
    return { ...store, service }
  }

  test('emptied with jobs in it: they are carried again and done once', async ({ assert, cleanup }) => {
    const { redis, service } = await working(cleanup)
    for (let count = 0; count < 100; count++) await mailPromised(`${count}@people.example`)
    await service.work({ concurrency: 1 })
    await until(async () => (await countOf(inbox())) > 5)

    await redis.empty()
    pass(61)

    assert.isTrue(await until(allDone))
    const recipients = await valuesOf(inbox(), 'recipient')
    assert.lengthOf(recipients, 100)
    assert.lengthOf(new Set(recipients), 100)
  })

  test('away at the start: the worker waits for it and then works', async ({ assert, cleanup }) => {
    const { redis, service } = await working(cleanup)
    await redis.kill()
    await mailPromised()

    const began = Date.now()
    await service.work()
    assert.isBelow(Date.now() - began, 4000)
    assert.isFalse(service.isWorking)

    await redis.start()
    assert.isTrue(await until(allDone))
    assert.isTrue(service.isWorking)
  })

  test('dead for a while: work goes on afterwards by itself', async ({ assert, cleanup }) => {
    const { redis, service } = await working(cleanup)
    await service.work()
    await mailPromised()
    assert.isTrue(await until(allDone))

    await redis.kill()
    await mailPromised()
    await pause(1500)
    assert.lengthOf(await undone(), 1)
    await redis.start()

    assert.isTrue(await until(allDone, 30))
    assert.lengthOf(await inbox(), 2)
  })

  test('dead for good: the worker can still be stopped', async ({ assert, cleanup }) => {
    const { redis, service } = await working(cleanup)
    await service.work()
    await redis.kill()

    const began = Date.now()
    await service.close()
    assert.isBelow(Date.now() - began, 15_000)
  })

  test('that evicts keys is refused', async ({ assert, cleanup }) => {
    const { redis, service } = await working(cleanup)
    await redis.kill()
    await redis.start({ policy: 'allkeys-lru' })

    await assert.rejects(() => service.work(), /noeviction, found "allkeys-lru"/)
  })

  test('has the schedule, and what is due by it is a promise like any other', async ({ assert, cleanup }) => {
    const { redis, service } = await working(cleanup)
    const queue = new Queue('jingzhi', { connection: { port: redis.port } })
    cleanup(() => queue.close())
    /** An older version had one that is gone. */
    await queue.upsertJobScheduler(
      'activities.purge_contacts',
      { pattern: '50 3 * * *' },
      { name: 'activities/purge_contacts' }
    )
    await service.work()

    const planned = async () => valuesOf(queue.getJobSchedulers(), 'name')
    const isPlanned = async () =>
      (await planned()).sort().join() ===
      schedule
        .map(({ job }) => job)
        .sort()
        .join()
    await until(isPlanned)
    assert.sameMembers(
      await planned(),
      schedule.map(({ job }) => job)
    )

    await queue.add('core/sweep', { payload: {} }, { jobId: 'repeat-1' })
    await queue.add('core/sweep', { payload: {} }, { jobId: 'repeat-2' })
    const swept = () => db.from('outbox').where('job', 'core/sweep').whereNotNull('done_at')
    assert.isTrue(await until(async () => (await countOf(swept())) === 2))
    assert.sameMembers(await valuesOf(swept(), 'dedupe_key'), ['scheduled/repeat-1', 'scheduled/repeat-2'])
  })
})
