import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Assert } from '@japa/assert'
import { test } from '@japa/runner'
import { Installation } from '#tests/support/installation'
import { parts, partsMissing } from '#tests/support/tested_parts'
import type { Visitor } from '#tests/support/visitor'
import { unzipped } from '#tests/support/zips'

/** Than at rest, when what starting needed has been given back. */
const MOST_MORE_MEMORY = 400

test.group(`A ledger of 100,000 rows is taken out: ${parts}`, (group) => {
  group.each.skip(partsMissing !== false, partsMissing || undefined)

  let installation: Installation
  let handler: Visitor
  let rows: number

  const newest = async () => (await installation.read('select * from export_files order by id desc limit 1'))[0]
  const untilWhole = () => installation.until(async () => (await newest()).state === 'done', 400)
  const untilWritten = (many: number) => installation.until(async () => (await newest()).done >= many)
  const filesIn = (folder: string) => {
    const path = join(installation.folder, folder)
    return existsSync(path) ? readdirSync(path) : []
  }

  group.setup(async () => {
    if (partsMissing) return
    installation = await Installation.onParts({ SMTP_PORT: 1 })
    const prepared = await installation.prepare<{ rows: number; handler: string }>('tests/support/prepare_export.ts')
    rows = prepared.rows
    await installation.start()
    handler = await installation.visitor().signIn(prepared.handler)
  })
  group.teardown(() => installation?.remove())

  const of = '/consultations/export.xlsx'
  const orderPage = () => handler.open(`/export-files/create?of=${encodeURIComponent(of)}`)
  const order = async (format: string) => (await handler.post('/export-files', { of, format })).location!

  /** What the worker holds when it has started and nothing is to be done. */
  async function idleMemory() {
    let idle = 0
    for (let steady = 0; steady < 4; await pause(500)) {
      const { now } = await installation.memory(installation.worker)
      steady = now > 60 && Math.abs(now - idle) < 2 ? steady + 1 : 0
      idle = now
    }
    return idle
  }

  /** The bytes as they were written, whole, and nothing beside them. */
  async function fileAt(path: string, assert: Assert) {
    assert.isTrue(await untilWhole())
    const file = await newest()
    assert.deepInclude(file, { done: rows, total: rows })
    const bytes = await handler.take(`${path}/file`)
    assert.equal(createHash('sha256').update(bytes).digest('hex'), file.sha_256)
    assert.lengthOf(filesIn(`files/export_files/${file.id}`), 1)
    return { bytes, run: file.run }
  }

  function hasEachRowOnce(text: string) {
    const numbers = [...text.matchAll(/第 (\d+) 问/g)].map(([, number]) => Number(number))
    return numbers.length === rows && numbers.every((number, at) => number === rows - at)
  }

  test('ordered by who is told how many rows there are, and written with little memory', async ({ assert }) => {
    assert.include((await orderPage()).text, '共 100,000 行')
    const idle = await idleMemory()
    await installation.forgetMostMemory(installation.worker)
    const path = await order('xlsx')
    assert.isTrue(await untilWhole())
    const { most } = await installation.memory(installation.worker)
    assert.isBelow(most - idle, MOST_MORE_MEMORY, `${most} MB, ${idle} MB idle`)
    const { bytes, run } = await fileAt(path, assert)
    assert.equal(run, 1)
    assert.isTrue(hasEachRowOnce(await sheetIn(bytes)))
  }).timeout(600_000)

  test('killed in the middle: one whole file, each row in it once and in order', async ({ assert }) => {
    await orderPage()
    const path = await order('xlsx')
    assert.isTrue(await untilWritten(5000))
    await installation.stop(installation.worker, 'SIGKILL')
    const killed = await newest()
    assert.isBelow(killed.done, rows, 'the kill came too late')
    assert.isNull(killed.file_key)

    /** Whoever wrote the file, and had the job, is taken to be alive for a minute. */
    await installation.letPassIn('export_files', ['alive_at'], 150)
    await installation.letPassIn('outbox', ['available_at', 'locked_until'], 150)
    await installation.startWorker()
    const { bytes, run } = await fileAt(path, assert)
    assert.equal(run, 2)
    assert.isTrue(hasEachRowOnce(await sheetIn(bytes)))
  }).timeout(600_000)

  test('cancelled while it is written: it stops within seconds and leaves nothing', async ({ assert }) => {
    await orderPage()
    const path = await order('csv')
    assert.isTrue(await untilWritten(2000))
    const asked = Date.now()
    await handler.post(`${path}/run?_method=DELETE`, {})
    assert.equal((await newest()).state, 'cancelled')
    const open = () => installation.read(`select id from outbox where job = 'export_files/write' and done_at is null`)
    assert.isTrue(await installation.until(async () => (await open()).length === 0, 10))
    assert.isBelow(Date.now() - asked, 10_000)

    const { id, state, done: written } = await newest()
    assert.equal(state, 'cancelled')
    assert.isBelow(written, rows)
    assert.isEmpty(filesIn(`files/export_files/${id}`))
  })
})

async function sheetIn(workbook: Buffer) {
  return (await unzipped(workbook)).get('xl/worksheets/sheet1.xml')!.toString()
}
