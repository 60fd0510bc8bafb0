import { existsSync } from 'node:fs'
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Attachment from '#app/attachments/attachment'
import { incomingFolder } from '#app/attachments/spool'
import { now } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import { filesFolder } from '#config/storage'
import sweep from '#jobs/attachments/sweep'
import { submitApplication } from '#app/service_points/application_handing_in'
import { actor, applicationIn, CONTENT } from '#tests/support/applications'
import { attach } from '#tests/support/attachments'
import * as make from '#tests/support/files'
import { makeWorld } from '#tests/world'

const DAY = 86_400_000
const daysAgo = (days: number) => new Date(now().getTime() - days * DAY)

const remove = ({ id }: Attachment, days: number) =>
  db
    .from('attachments')
    .where({ id })
    .update({ removed_at: sqlTime(daysAgo(days)) })

const bytesAreThere = ({ key }: Attachment) => existsSync(join(filesFolder!, key))

test.group('Sweeping files', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('deletes what was removed a month ago, bytes and row, and says so; twice does no harm', async ({ assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('draft', world)
    const old = await attach(application, world)
    const recent = await attach(application, world, { bytes: make.pdf('recent') })
    const kept = await attach(application, world, { bytes: make.pdf('kept') })
    await remove(old, 31)
    await remove(recent, 29)

    await sweep()
    await sweep()

    const left = await Attachment.query().orderBy('id')
    assert.deepEqual(
      left.map(({ id }) => id),
      [recent.id, kept.id]
    )
    assert.deepEqual([old, recent, kept].map(bytesAreThere), [false, true, true])
    const traces = await db.from('audit_entries').where({ action: 'attachment.deleted' })
    assert.deepEqual(
      traces.map((trace) => trace.subject_id),
      [old.id]
    )
    assert.include(traces[0].details, old.sha256)
  })

  test('keeps what a submission names, however long ago it was removed', async ({ assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('draft', world)
    const attachment = await attach(application, world)
    const { name, sha256 } = attachment
    const content = { ...CONTENT, files: { charter: [{ name, sha256 }] } }
    await submitApplication(application, actor(world.people.principal), content)
    await remove(attachment, 3650)

    await sweep()

    assert.isTrue(bytesAreThere(attachment))
    assert.lengthOf(await Attachment.all(), 1)
  })

  test('a sweep that died between the bytes and the row is finished by the next', async ({ assert }) => {
    const world = await makeWorld()
    const attachment = await attach(await applicationIn('draft', world), world)
    await remove(attachment, 31)
    await rm(join(filesFolder!, attachment.key))

    await sweep()

    assert.lengthOf(await Attachment.all(), 0)
  })

  test('deletes arrivals that a killed process left, not those of today', async ({ assert, cleanup }) => {
    await mkdir(incomingFolder(), { recursive: true })
    const [stale, fresh] = ['stale', 'fresh'].map((name) => join(incomingFolder(), name))
    for (const path of [stale, fresh]) cleanup(() => rm(path, { force: true }))
    await writeFile(stale, 'half')
    await writeFile(fresh, 'half')
    await utimes(stale, daysAgo(1.1), daysAgo(1.1))

    await sweep()

    assert.deepEqual([stale, fresh].map(existsSync), [false, true])
  })
})
