import { test } from '@japa/runner'
import { Installation, runsOn } from '#tests/support/installation'
import { redisIsMissing, RedisServer } from '#tests/support/redis_server'

for (const queue of ['embedded', 'redis'] as const) {
  if (!runsOn(queue === 'embedded' ? 'sqlite' : 'server')) continue
  const missing = queue === 'redis' && redisIsMissing

  test.group(`A worker that dies over 500 rows: ${queue}`, (group) => {
    group.each.skip(missing !== false, missing || undefined)

    let redis: RedisServer | undefined
    let installation: Installation
    let rows: number

    /** With the embedded queue the web server is the worker. */
    const worker = queue === 'redis' ? 'worker' : 'web'
    const startWorker = async () => (queue === 'redis' ? installation.startWorker() : installation.startWeb())
    const count = (sql: string) => Number(installation.sql(`select count(*) as total from ${sql}`)[0].total)
    const settled = () => count('bulk_items where verdict is not null')

    group.setup(async () => {
      if (missing) return
      redis = queue === 'redis' ? await RedisServer.start() : undefined
      installation = await Installation.create({
        QUEUE_BACKEND: queue,
        QUEUE_INLINE: String(queue === 'embedded'),
        REDIS_HOST: '127.0.0.1',
        REDIS_PORT: redis?.port ?? 1,
        SMTP_PORT: 1,
      })
      rows = (await installation.prepare<{ rows: number }>('tests/support/prepare_bulk_act.ts')).rows
    })
    group.teardown(async () => {
      await installation?.remove()
      await redis?.kill()
    })

    test('killed twice in the middle: each row is moved once, with one entry, one decision and one verdict', async ({
      assert,
    }) => {
      for (const reached of [60, 200]) {
        await startWorker()
        assert.isTrue(await installation.until(() => settled() >= reached))
        await installation.stop(worker, 'SIGKILL')
        assert.isBelow(settled(), rows, 'the kill came too late')
        installation.letPass(150)
      }
      await startWorker()
      assert.isTrue(await installation.until(() => count(`bulk_acts where state = 'finished'`) === 1))

      assert.equal(count(`bulk_items where verdict = 'done'`), rows)
      assert.equal(count(`point_applications where state = 'district_review' and version = 1`), rows)
      assert.equal(count(`audit_entries where action = 'point_application.accepted'`), rows)
      assert.equal(count('(select distinct subject_id from approvals)'), rows)
      assert.equal(count('approvals'), rows)
      assert.equal(count(`audit_entries where action = 'bulk_act.finished'`), 1)
      assert.include(await installation.run(['ace.js', 'audit:verify']), 'as they were written')
    })
  })
}
