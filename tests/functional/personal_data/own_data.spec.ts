import { buffer } from 'node:stream/consumers'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { fileIfThere } from '#app/attachments/file_store'
import { leaveMoment, now, standAt } from '#app/core/clock'
import { unzipped } from '#tests/support/zips'
import PersonExport from '#app/personal_data/person_export'
import type User from '#app/users/user'
import { personalArchive } from '#app/personal_data/personal_archive'
import { writePersonExport } from '#app/personal_data/write_person_export'
import config from '#config/personal_data'
import { drainOutbox } from '#jobs/drain'
import sweep from '#jobs/personal_data/sweep'
import { makeConsultation } from '#tests/support/activities'
import { download } from '#tests/support/downloads'
import { bookingFacts, makeBooking, openPoint } from '#tests/support/bookings'
import { makeWorld } from '#tests/world'

const order = (client: ApiClient, user: User) =>
  client.post('/account/personal-data/exports').withCsrfToken().loginAs(user).redirects(0)

const actions = async () =>
  (await db.from('audit_entries').where('subject_type', 'person_export').orderBy('id')).map(({ action }) => action)

test.group('Somebody with an account', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('takes out everything about the own person and nothing about others', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const { operator, principal } = people
    ;(
      await client
        .put('/account')
        .form({ name: '林知远', phone: '13911112222', locale: 'zh-CN' })
        .withCsrfToken()
        .loginAs(operator)
    ).assertStatus(200)
    const page = await client.get('/account/personal-data').loginAs(operator)
    page.assertStatus(200)
    page.assertTextIncludes('本人的操作记录')

    ;(await order(client, operator)).assertHeader('location', '/account/personal-data')
    await drainOutbox()
    const file = await PersonExport.firstOrFail()
    assert.equal(file.state, 'done')
    const told = await db.from('notifications').where({ user_id: operator.id, event: 'person_export.done' })
    assert.lengthOf(told, 1)
    ;(await client.get('/account/personal-data').loginAs(operator)).assertTextIncludes(
      `/person-exports/${file.id}/file`
    )

    const response = await download(client, `/person-exports/${file.id}/file`, operator)
    const parts = await unzipped(response.body())
    assert.sameMembers([...parts.keys()], ['README.txt', 'data.json', 'data.xlsx'])
    const { data } = JSON.parse(parts.get('data.json')!.toString())
    assert.containsSubset(data.account, [{ name: '林知远', email: operator.email, phone: '13911112222' }])
    assert.includeMembers(
      data.acts.map(({ action }: { action: string }) => action),
      ['user.profile_changed', 'person_export.ordered']
    )
    assert.notMatch(parts.get('data.json')!.toString(), new RegExp(`"password|scrypt|${principal.email}`))
    assert.deepEqual(await actions(), ['person_export.ordered', 'person_export.done', 'person_export.downloaded'])
    assert.equal((await file.refresh()).downloads, 1)
  })

  test('is led to the archive that is being made, and keeps no more than a few', async ({ client, assert }) => {
    const { operator } = (await makeWorld()).people
    await order(client, operator)
    await order(client, operator)
    assert.lengthOf(await PersonExport.all(), 1)
    for (let more = 1; more < config.mostKept; more++) {
      await drainOutbox()
      await order(client, operator)
    }
    await drainOutbox()
    ;(await order(client, operator)).assertStatus(409)
    assert.lengthOf(await PersonExport.all(), config.mostKept)
  })

  test('alone downloads it', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await order(client, people.operator)
    await drainOutbox()
    const { id } = await PersonExport.firstOrFail()
    for (const other of [people.principal, people.handler, people.administrator, people.chaoyangPrincipal]) {
      ;(await client.get(`/person-exports/${id}/file`).loginAs(other)).assertStatus(404)
    }
    assert.notInclude(await actions(), 'person_export.downloaded')
  })

  test('finds it gone after some days: row, bytes and way to it', async ({ client, assert }) => {
    const { operator } = (await makeWorld()).people
    await order(client, operator)
    await drainOutbox()
    const file = await PersonExport.firstOrFail()
    const key = file.fileKey!
    await sweep()
    assert.isNotNull(await fileIfThere(key))

    standAt(new Date(now().getTime() + (config.keptDays * 24 + 1) * 3_600_000))
    await sweep()
    await sweep()
    await file.refresh()
    assert.deepEqual([file.state, file.fileKey], ['expired', null])
    assert.isNull(await fileIfThere(key))
    ;(await client.get(`/person-exports/${file.id}/file`).loginAs(operator)).assertStatus(404)
  })

  test('gets one archive when the work is done twice', async ({ client, assert }) => {
    const { operator } = (await makeWorld()).people
    await order(client, operator)
    const { id } = await PersonExport.firstOrFail()
    await Promise.all([writePersonExport(id), writePersonExport(id)])
    await writePersonExport(id)
    assert.deepEqual(await actions(), ['person_export.ordered', 'person_export.done'])
  })
})

test.group('Somebody of the public', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-11-23T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  test('is found by number or mailbox in all that the public leaves', async ({ assert }) => {
    const world = await makeWorld()
    const booking = await makeBooking(await openPoint(world))
    const entry = await makeConsultation(world)
    const { contactMobile: mobile, contactEmail: email } = bookingFacts
    const { stream, rows } = await personalArchive({ mobile, email }, 'zh-CN')
    const parts = await unzipped(await buffer(stream))
    const { data } = JSON.parse(parts.get('data.json')!.toString())
    assert.equal(rows, 2)
    assert.deepEqual(
      data.bookings.map(({ id }: { id: number }) => id),
      [booking.id]
    )
    assert.deepEqual(
      data.consultations.map(({ id }: { id: number }) => id),
      [entry.id]
    )
    const stranger = await personalArchive({ mobile: '13899999999', email: 'nobody@people.example' }, 'en')
    assert.equal(stranger.rows, 0)
    stranger.stream.destroy()
  })
})
