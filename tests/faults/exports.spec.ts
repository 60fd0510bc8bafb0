import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import { Installation, runsOn } from '#tests/support/installation'
import { redisIsMissing, RedisServer } from '#tests/support/redis_server'
import type { Visitor } from '#tests/support/visitor'
import { unzipped } from '#tests/support/zips'

const MOST_MORE_MEMORY = 300

for (const queue of ['embedded', 'redis'] as const) {
  if (!runsOn(queue === 'embedded' ? 'sqlite' : 'server')) continue
  const missing = queue === 'redis' && redisIsMissing

  test.group(`A ledger of 100,000 rows is taken out: ${queue}`, (group) => {
    group.each.skip(missing !== false, missing || undefined)

    let redis: RedisServer | undefined
    let installation: Installation
    let handler: Visitor
    let rows: number

    /** With the embedded queue the web server is the worker. */
    const worker = queue === 'redis' ? 'worker' : 'web'
    const startWorker = async () => (queue === 'redis' ? installation.startWorker() : installation.startWeb())
    const newest = () => installation.sql('select * from export_files order by id desc limit 1')[0]
    const isIn = (state: string) => () => newest().state === state
    const filesIn = (folder: string) => {
      const path = join(installation.folder, folder)
      return existsSync(path) ? readdirSync(path) : []
    }

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
      const prepared = await installation.prepare<{ rows: number; handler: string }>('tests/support/prepare_export.ts')
      rows = prepared.rows
      await installation.startWeb()
      if (worker === 'worker') await startWorker()
      handler = await installation.visitor().signIn(prepared.handler)
    })
    group.teardown(async () => {
      await installation?.remove()
      await redis?.kill()
    })

    async function order(format: string) {
      const of = '/consultations/export.xlsx'
      const page = await handler.open(`/export-files/create?of=${encodeURIComponent(of)}`)
      const sent = await handler.post('/export-files', { of, format })
      return { page, path: sent.location! }
    }

    /** What the worker holds when it has started and nothing is to be done. */
    async function idleMemory() {
      for (let before = 0; ; await pause(500)) {
        const { now } = await installation.memory(worker)
        if (now > 60 && Math.abs(now - before) < 2) return now
        before = now
      }
    }

    test('killed in the middle: one whole file, each row in it once and in order, and little memory for it', async ({
      assert,
    }) => {
      const idle = await idleMemory()
      const { page, path } = await order('xlsx')
      assert.include(page.text, '共 100,000 行')
      assert.isTrue(await installation.until(() => newest().done >= 5000))
      await installation.stop(worker, 'SIGKILL')
      assert.isBelow(newest().done, rows, 'the kill came too late')
      assert.isNull(newest().file_key)

      installation.letPass(150)
      await installation.letPassIn('export_files', ['alive_at'], 150)
      await startWorker()
      assert.isTrue(await installation.until(isIn('done')))
      const { most } = await installation.memory(worker)
      assert.isBelow(most - idle, MOST_MORE_MEMORY, `${most} MB, ${idle} MB idle`)

      const file = newest()
      assert.deepInclude(file, { run: 2, done: rows, total: rows })
      /** The server may close a connection that was kept at the very moment when it is used again. */
      const take = () => handler.take(`${path}/file`)
      const bytes = await take().catch(take)
      assert.equal(createHash('sha256').update(bytes).digest('hex'), file.sha_256)
      const sheet = (await unzipped(bytes)).get('xl/worksheets/sheet1.xml')!.toString()
      const numbers = [...sheet.matchAll(/第 (\d+) 问/g)].map(([, number]) => Number(number))
      assert.isTrue(numbers.length === rows && numbers.every((number, at) => number === rows - at))
      assert.lengthOf(filesIn(`files/export_files/${file.id}`), 1)
    }).timeout(300_000)

    test('cancelled while it is written: it stops within seconds and leaves nothing', async ({ assert }) => {
      const { path } = await order('csv')
      assert.isTrue(await installation.until(() => newest().done >= 2000))
      const asked = Date.now()
      await handler.post(`${path}/run?_method=DELETE`, {})
      assert.equal(newest().state, 'cancelled')
      const done = () => installation.sql(`select id from outbox where job = 'export_files/write' and done_at is null`)
      assert.isTrue(await installation.until(() => done().length === 0, 10))
      assert.isBelow(Date.now() - asked, 10_000)

      const { id, state, done: written } = newest()
      assert.equal(state, 'cancelled')
      assert.isBelow(written, rows)
      assert.isEmpty(filesIn(`files/export_files/${id}`))
    })
  })
}
