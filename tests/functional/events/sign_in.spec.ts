import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import limiter from '@adonisjs/limiter/services/main'
import { leaveMoment, standAt } from '#app/core/clock'
import Event from '#app/events/event'
import EventRegistration from '#app/events/event_registration'
import EventSignIn, { signedInCount } from '#app/events/event_sign_in'
import { paperCode, screenCode } from '#app/events/sign_in_code'
import { signIn } from '#app/events/sign_ins'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import * as events from '#tests/support/events'
import { makeWorld } from '#tests/world'

const { addPhotos, comes, eventFields, makeEvent, makeOpenEvent, planFacts, standAtDoor, visitorFacts } = events

test.group('Signing in at the door', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.teardown(() => leaveMoment())

  test('somebody scans the code, says who they are and is noted once each half day', async ({ client, assert }) => {
    const event = await makeOpenEvent(await makeWorld())
    const guest = await comes(event, { name: '白露', mobile: '13800000001' })
    standAtDoor(event)
    const path = () => `/sign-in-here/${screenCode(event)}`
    const page = await client.get(path())
    page.assertTextIncludes(event.name)
    const say = (said: object) => client.post(path()).form(said).withCsrfToken()
    for (const wrong of [
      { name: '白露', tail: '0002' },
      { name: '黑露', tail: '0001' },
    ]) {
      const refused = await say(wrong)
      refused.assertStatus(422)
      refused.assertTextIncludes('没有找到对应的报名')
    }
    for (const right of [
      { name: ' 白 露', tail: '0001' },
      { name: '白露', tail: guest.email! },
    ]) {
      const done = await say(right)
      done.assertStatus(200)
      done.assertTextIncludes('签到成功')
    }
    assert.lengthOf(await EventSignIn.all(), 1)
    standAt(new Date(`${event.days[0].day}T06:00:00Z`))
    await say({ name: '白露', tail: '0001' })
    const halves = await EventSignIn.query().orderBy('id')
    assert.deepEqual(
      halves.map(({ half, how }) => [half, how]),
      [
        ['am', 'code'],
        ['pm', 'code'],
      ]
    )
    assert.equal(await signedInCount(event.id), 1, '人次 once')
  })

  test('a code that is forged, too old, of another day or of another event is of no use', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const event = await makeOpenEvent(world)
    const other = await makeOpenEvent(world, { name: '另一场活动' })
    const guest = await comes(event, { name: '白露', mobile: '13800000001' })
    standAtDoor(event)
    const photo = screenCode(event)
    standAt(new Date(Date.parse(`${event.days[0].day}T01:30:00Z`)))
    const codes = [
      photo,
      paperCode(event, '2020-01-01'),
      `${event.id}-m-0-${'0'.repeat(32)}`,
      screenCode({ id: event.id, signInSecret: other.signInSecret }),
    ]
    for (const code of codes) {
      const page = await client.get(`/sign-in-here/${code}`)
      page.assertStatus(410)
      page.assertTextIncludes('签到码已失效')
      assert.notInclude(page.text(), event.name)
      const post = await client.post(`/sign-in-here/${code}`).form({ name: '白露', tail: '0001' }).withCsrfToken()
      post.assertStatus(410)
    }
    const elsewhere = await client
      .post(`/sign-in-here/${screenCode(other)}`)
      .form({ name: '白露', tail: '0001' })
      .withCsrfToken()
    elsewhere.assertStatus(422)
    const unknown = await client.get('/sign-in-here/999999-m-1-x')
    unknown.assertStatus(404)
    assert.equal(await signedInCount(guest.eventId), 0)
  })

  test('who waits for a place, and two of the same name and number, go to the desk', async ({ client }) => {
    const event = await makeOpenEvent(await makeWorld(), { seats: 2 })
    await comes(event, { name: '白露', mobile: '13800000001' })
    await comes(event, { name: '白露', mobile: '13900000001' })
    await comes(event, { name: '林溪', mobile: '13800000003' })
    standAtDoor(event)
    for (const said of [
      { name: '白露', tail: '0001' },
      { name: '林溪', tail: '0003' },
    ]) {
      const refused = await client
        .post(`/sign-in-here/${screenCode(event)}`)
        .form(said)
        .withCsrfToken()
      refused.assertStatus(422)
    }
  })

  test('who waits for a place and comes is let in at the desk', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator } = world.people
    const event = await makeOpenEvent(world, { seats: 1 })
    await comes(event)
    const waiter = await comes(event, { name: '林溪' })
    standAtDoor(event)
    const list = await client.get(`/trainings/${event.id}/participants`).loginAs(operator)
    list.assertTextIncludes('入场并签到')

    const tick = `/trainings/${event.id}/participants/${waiter.id}/sign-in`
    await client.post(tick).withCsrfToken().loginAs(operator)
    await waiter.refresh()
    assert.equal(waiter.state, 'registered')
    assert.equal(await signedInCount(event.id), 1)
    const acts = await db.from('audit_entries').where({ subject_type: 'event_registration', subject_id: waiter.id })
    assert.sameMembers(
      acts.map(({ action }) => action),
      ['event_registration.queued', 'event_registration.moved_up', 'event_registration.signed_in']
    )
  })

  test('the organiser shows a code that changes, prints one for a day, ticks by hand and adds who just came', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator, handler } = world.people
    const event = await makeOpenEvent(world, { seats: 1 })
    const guest = await comes(event)
    const path = `/trainings/${event.id}`
    standAtDoor(event)
    const code = await client.get(`${path}/sign-in-code`).loginAs(operator)
    code.assertTextIncludes('data:image/png')
    assert.equal(code.header('refresh'), '150')
    const paper = await client.get(`${path}/sign-in-code?day=${event.days[0].day}`).loginAs(operator)
    assert.isUndefined(paper.header('refresh'))
    const refused = await client.get(`${path}/sign-in-code`).loginAs(handler)
    refused.assertStatus(403)

    const tick = `${path}/participants/${guest.id}/sign-in`
    await client.post(tick).withCsrfToken().loginAs(operator)
    assert.equal(await signedInCount(event.id), 1)
    await client.delete(tick).withCsrfToken().loginAs(operator)
    assert.equal(await signedInCount(event.id), 0)
    const stranger = await client.post(tick).withCsrfToken().loginAs(handler)
    stranger.assertStatus(403)

    const walkIn = { ...visitorFacts({ name: '林溪' }), here: 'true' }
    await client.post(`${path}/participants`).form(walkIn).withCsrfToken().loginAs(operator)
    const came = await EventRegistration.findByOrFail('name', '林溪')
    assert.deepEqual([came.source, came.state], ['walk_in', 'registered'], 'let in though it is full')
    assert.equal(await signedInCount(event.id), 1)
  })

  test('before its day nobody signs in', async ({ client, assert }) => {
    const world = await makeWorld()
    const event = await makeOpenEvent(world)
    const guest = await comes(event)
    const early = await client.get(`/sign-in-here/${screenCode(event)}`)
    early.assertStatus(410)
    const tick = await client
      .post(`/trainings/${event.id}/participants/${guest.id}/sign-in`)
      .withCsrfToken()
      .loginAs(world.people.operator)
    tick.assertStatus(409)
    assert.equal(await signedInCount(event.id), 0)
  })

  test('the sign-ins make the result; less than them is refused', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator } = world.people
    const event = await makeOpenEvent(world)
    const kinds = ['researcher', 'researcher', 'ip_manager', 'student', 'public', 'public']
    const guests = []
    for (const kind of kinds) guests.push(await comes(event, { kind }))
    standAtDoor(event)
    for (const guest of guests.slice(0, 5)) await signIn(event, guest, actor(operator), 'desk')
    standAt(new Date(`${event.days[0].day}T08:00:00Z`))

    const page = await client.get(`/trainings/${event.id}/results/create`).loginAs(operator)
    for (const [name, value] of [
      ['attendedOnsite', 5],
      ['researchers', 2],
      ['ipManagers', 1],
      ['registeredCount', 6],
      ['signedInCount', 5],
    ])
      assert.match(page.text(), new RegExp(`name="${name}"\\s+value="${value}"`))

    const counted = await client
      .post(`/trainings/${event.id}/viewers`)
      .form({ viewers: '甲,12\n乙,3\n甲,1\n丙,10' })
      .withCsrfToken()
      .loginAs(operator)
    assert.match(counted.text(), /name="attendedOnline"\s+value="2"/)

    const numbers = { researchers: 2, ipManagers: 1, registeredCount: 6 }
    const report = (attendedOnsite: number, signed: number) => {
      const facts = eventFields({
        ...planFacts({ days: event.days }),
        ...numbers,
        attendedOnsite,
        attendedOnline: 0,
        signedInCount: signed,
      })
      const form = { ...facts, version: event.version }
      return client.post(`/trainings/${event.id}/results`).form(form).withCsrfToken().loginAs(operator)
    }
    for (const [attended, signed] of [
      [4, 4],
      [5, 4],
    ] as const) {
      const less = await report(attended, signed)
      less.assertStatus(422)
      less.assertTextIncludes('系统内已签到 5 人')
    }
    await report(5, 5)
    await event.refresh()
    assert.deepEqual([event.state, event.attendedOnsite, event.counts], ['held', 5, true])
    await addPhotos(event, operator)
    const lower = {
      ...eventFields({ days: event.days, ...numbers, attendedOnsite: 3, signedInCount: 3 }),
      version: event.version,
    }
    const revised = await client.put(`/trainings/${event.id}`).form(lower).withCsrfToken().loginAs(operator)
    revised.assertStatus(422)
    const tick = await client
      .post(`/trainings/${event.id}/participants/${guests[5].id}/sign-in`)
      .withCsrfToken()
      .loginAs(operator)
    tick.assertStatus(409)
  })

  test('the sign-in sheet has the official columns; the blank one has nothing but the people', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator, handler } = world.people
    const event = await makeOpenEvent(world)
    const guest = await comes(event, { name: '白露', mobile: '13800000001' })
    standAtDoor(event)
    await signIn(event, guest, actor(operator), 'desk')
    const sheet = async (query = '') => {
      const response = await download(client, `/trainings/${event.id}/sign-in-sheet.xlsx${query}`, operator)
      return (await cellsOf(response.body())).rows
    }
    const rows = await sheet()
    assert.deepEqual(rows[2], '序号 姓名 单位 部门/职务 人员类别 联系电话 签到(上午) 签到(下午)'.split(' '))
    assert.equal(rows[3][5], '138****0001')
    assert.instanceOf(rows[3][6], Date)
    assert.isUndefined(rows[3][7])
    const blank = await sheet('?blank=1')
    assert.isUndefined(blank[3][6])
    const foreign = await client.get(`/trainings/${event.id}/sign-in-sheet.xlsx`).loginAs(handler)
    foreign.assertStatus(403)
    assert.lengthOf(await db.from('audit_entries').where('action', 'event.sign_in_sheet_exported'), 2)
  })

  test('a result is not reported before the event is over', async ({ client, assert }) => {
    const world = await makeWorld()
    const event = await makeOpenEvent(world)
    const form = { ...eventFields({ days: event.days }), version: event.version }
    const early = await client
      .post(`/trainings/${event.id}/results`)
      .form(form)
      .withCsrfToken()
      .loginAs(world.people.operator)
    early.assertStatus(422)
    early.assertTextIncludes('活动尚未举办')
    const reported = await makeEvent(world)
    const again = { ...eventFields(), version: reported.version }
    const twice = await client
      .post(`/trainings/${reported.id}/results`)
      .form(again)
      .withCsrfToken()
      .loginAs(world.people.operator)
    twice.assertStatus(409)
    assert.equal((await Event.findOrFail(event.id)).state, 'open')
  })
})
