import { test } from '@japa/runner'
import { Installation } from '#tests/support/installation'
import { stallOnServer, stallOnSqlite } from '#tests/support/stalled_building'
import { onServers, parts, partsMissing } from '#tests/support/tested_parts'
import type { Visitor } from '#tests/support/visitor'

test.group(`A work report is built: ${parts}`, (group) => {
  group.each.skip(partsMissing !== false, partsMissing || undefined)

  let installation: Installation
  let handler: Visitor
  let year: number

  const building = async () => (await installation.read('select * from report_buildings order by id desc limit 1'))[0]
  const chapters = () => installation.read('select * from building_chapters order by position')
  const done = async () => (await chapters()).filter(({ stage }) => stage === 'done')

  group.setup(async () => {
    if (partsMissing) return
    /** Nobody looks at the pages. */
    installation = await Installation.onParts({ SMTP_PORT: 1, LIBREOFFICE: 'none' })
    const prepared = await installation.prepare<{ year: number; handler: string }>(
      'tests/support/prepare_work_report.ts'
    )
    year = prepared.year
    await installation.startWeb()
    handler = await installation.visitor().signIn(prepared.handler)
  })
  group.teardown(() => installation?.remove())

  test('killed in the middle: another worker finishes it, no finished chapter is done again, and it is built once', async ({
    assert,
  }) => {
    await handler.open('/work-reports')
    const { location: path } = await handler.post('/work-reports', { year })
    const stall = onServers ? null : await stallOnSqlite(installation)
    await handler.post(`${path}/buildings`, { kind: 'build', version: 0 })
    const held = stall ?? (await stallOnServer(installation))
    if (onServers) await installation.startWorker()

    assert.isTrue(await installation.until(async () => (await done()).length >= 3))
    await installation.stop(installation.worker, 'SIGKILL')
    const before = await done()
    assert.isBelow(before.length, (await chapters()).length, 'the kill came too late')
    assert.equal((await building()).state, 'building')

    await held.release()
    /** Whoever had the jobs is taken to be alive for two minutes. */
    await installation.letPassIn('outbox', ['available_at', 'locked_until'], 150)
    await installation.startWorker()
    assert.isTrue(await installation.until(async () => (await building()).state !== 'building'))

    const built = await building()
    assert.deepInclude(built, { state: 'built', run: 1 })
    const after = new Map((await chapters()).map((chapter) => [chapter.key, chapter]))
    assert.isTrue([...after.values()].every(({ stage }) => stage === 'done'))
    for (const chapter of before) assert.deepEqual(after.get(chapter.key), chapter)
    const entries = await installation.read(`select id from audit_entries where action = 'report_building.built'`)
    assert.lengthOf(entries, 1)

    const said = await installation.run(['ace.js', 'report:build', String(year)])
    assert.include(said, `Built: ${built.checksum}`)
    assert.deepInclude(await building(), { number: 2, snapshot_hash: built.snapshot_hash })
  }).timeout(300_000)
})
