import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { beijingYear } from '#app/core/beijing_day'
import { leaveMoment } from '#app/core/clock'
import Attachment from '#app/attachments/attachment'
import ActivityCorrection from '#app/activities/activity_correction'
import Event from '#app/events/event'
import { eventCountings } from '#app/events/event_counting'
import { takeEventStep } from '#app/events/event_workflow'
import { figureOf, sumsOf } from '#app/tallies/figures'
import { wrongTallies } from '#app/tallies/tally'
import { drainOutbox } from '#jobs/drain'
import { pointOf } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import * as events from '#tests/support/events'
import { png } from '#tests/support/files'
import { textsTo } from '#tests/support/notices'
import { makeWorld } from '#tests/world'

const { addPhotos, eventFacts, eventFields, makeConfirmedEvent, makeEvent, makeLockedEvent, otherPoint } = events

async function figure(measure: 'training_sessions' | 'training_attendance') {
  return figureOf(await sumsOf({ measures: [measure], from: 2000, until: 2100 }), measure)
}

test.group('The event ledger', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('an operator reports a training, adds photographs, submits; the principal confirms and the figures grow', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator, principal } = world.people
    await pointOf(world)
    await client.post('/trainings').form(eventFields()).withCsrfToken().loginAs(operator)
    const event = await Event.firstOrFail()
    assert.equal(event.state, 'held')
    assert.match(event.number, /^HD-\d{4}-000001$/)
    assert.deepEqual(event.days, eventFacts().days)
    const step = (name: string, user: typeof operator) =>
      client
        .post(`/trainings/${event.id}/steps`)
        .form({ step: name, version: event.version })
        .withCsrfToken()
        .loginAs(user)

    const bare = await step('submit', operator)
    bare.assertStatus(409)
    bare.assertTextIncludes('至少 2 张现场照片')
    await addPhotos(event, operator)
    await step('submit', operator)
    await event.refresh()
    assert.equal(event.state, 'submitted')
    const home = await client.get('/home').loginAs(principal)
    home.assertTextIncludes(event.name)
    assert.isNull(await figure('training_sessions'))

    await step('confirm', principal)
    await event.refresh()
    assert.equal(event.state, 'confirmed')
    assert.equal(await figure('training_sessions'), 1)
    assert.equal(await figure('training_attendance'), 30, 'researchers and IP managers only')
    assert.deepEqual(await wrongTallies(eventCountings), [])
    const { action } = await db.from('audit_entries').where('subject_type', 'event').orderBy('id', 'desc').firstOrFail()
    assert.equal(action, 'event.confirmed')
  })

  test('each fault is named at its field and nothing typed is lost', async ({ client, assert }) => {
    const world = await makeWorld()
    await pointOf(world)
    const post = (more: object) =>
      client.post('/trainings').form(eventFields(more)).withCsrfToken().loginAs(world.people.operator)
    const tomorrow = addDays(beijingDay(), 1)
    for (const [more, words] of [
      [{ days: [{ day: beijingDay(), from: '10:00', until: '09:00' }] }, '结束时间须晚于开始时间'],
      [{ days: [{ day: tomorrow, from: '09:00', until: '10:00' }] }, '活动尚未举办'],
      [{ days: [{ day: beijingDay(), from: '23:57', until: '23:59' }] }, '活动尚未举办'],
      [{ days: [{ day: beijingDay(), from: '9点', until: '10:00' }] }, '24 小时制'],
      [{ attendedOnsite: -1 }, '不能小于 0'],
      [{ signedInCount: 41 }, '签到人数不能大于总人次'],
      [{ researchers: 30, ipManagers: 11 }, '不能大于总人次'],
      [{ level: 'basic', fee: 100 }, '基础性服务应当免费'],
      [{ attendedOnline: 3 }, '线下活动没有线上人次'],
      [{ place: null }, '请填写地点'],
    ] as const) {
      const page = await post(more as object)
      page.assertStatus(422)
      page.assertTextIncludes(words)
      page.assertTextIncludes('专利检索入门与实务')
    }
    assert.isNull(await Event.first())
  })

  test('a course of three days is one session, in the year and month of its last day', async ({ assert }) => {
    const world = await makeWorld()
    const today = beijingDay()
    const days = [-2, -1, 0].map((back) => ({ day: addDays(today, back), from: '00:01', until: '00:02' }))
    const event = await makeConfirmedEvent(world, { days })
    assert.equal(event.lastDay, today)
    assert.equal(await figure('training_sessions'), 1)
  })

  test('four people are no session, and nor is an exchange', async ({ assert }) => {
    const world = await makeWorld()
    const few = { attendedOnsite: 4, researchers: 2, ipManagers: 1, signedInCount: 4 }
    await makeConfirmedEvent(world, few)
    await makeConfirmedEvent(world, { name: '网点交流会', kind: 'exchange' })
    assert.isNull(await figure('training_sessions'))
  })

  test('one that looks like another of the day is shown before it is saved', async ({ client, assert }) => {
    const world = await makeWorld()
    const first = await makeEvent(world)
    const post = (more = {}) =>
      client
        .post('/trainings')
        .form({ ...eventFields({ name: `${first.name} ` }), ...more })
        .withCsrfToken()
        .loginAs(world.people.operator)
    const page = await post()
    page.assertStatus(422)
    page.assertTextIncludes(first.number)
    await post({ different: 'true' })
    assert.lengthOf(await Event.all(), 2)
  })

  test('one organised by two points stands in both ledgers, is reported by one and counts once', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { chaoyangPrincipal } = world.people
    const partner = await otherPoint(world)
    const event = await makeConfirmedEvent(world, {}, [partner.id])
    const page = await client.get(`/trainings/${event.id}`).loginAs(chaoyangPrincipal)
    page.assertStatus(200)
    page.assertTextIncludes('全市计一次')

    for (const more of [{}, { different: 'true' }]) {
      const again = await client
        .post('/trainings')
        .form({ ...eventFields(), ...more })
        .withCsrfToken()
        .loginAs(chaoyangPrincipal)
      again.assertStatus(422)
      again.assertTextIncludes('不用重复登记')
    }
    const { rows } = await cellsOf((await download(client, '/trainings/export.xlsx', chaoyangPrincipal)).body())
    assert.equal(rows[3][12], 0, 'no 场次 in the ledger of who only helped')
    assert.equal(await figure('training_sessions'), 1)
  })

  test('goes out in the official columns', async ({ client, assert }) => {
    const world = await makeWorld()
    const event = await makeConfirmedEvent(world)
    const { rows } = await cellsOf((await download(client, '/trainings/export.xlsx', world.people.handler)).body())
    const headers =
      '序号 活动名称 类型 方式 开始时间 结束时间 地点 主办单位 承办单位 主要对象 课时 授课人 场次 线下人次 线上人次 其中科研人员(人次) 其中知识产权管理人员(人次) 满意度 佐证编号 备注'
    assert.deepEqual(rows[2], headers.split(' '))
    assert.includeMembers(rows[3] as unknown[], [
      '培训',
      '线下',
      '科研人员、知识产权管理人员',
      1,
      40,
      25,
      5,
      event.number,
    ])
    const entry = await db.from('audit_entries').where('action', 'event.exported').first()
    assert.equal(entry.actor_id, world.people.handler.id)
  })

  test('the figure of the plan opens the rows behind it', async ({ client, assert }) => {
    const world = await makeWorld()
    await makeConfirmedEvent(world)
    await makeEvent(world, { name: '还没有确认的讲座', kind: 'lecture' })
    for (const { rowsPath } of eventCountings) {
      const year = beijingYear()
      const page = await client.get(rowsPath({ year, district: '110108' })).loginAs(world.people.handler)
      page.assertTextIncludes('专利检索入门与实务')
      assert.notInclude(page.text(), '还没有确认的讲座')
      const elsewhere = await client.get(rowsPath({ year, district: '110105' })).loginAs(world.people.handler)
      assert.notInclude(elsewhere.text(), '专利检索入门与实务')
    }
  })

  test('its files are added by its own people, of the kinds that fit, and stay once it is confirmed', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator, principal, handler } = world.people
    const event = await makeEvent(world)
    const send = (user: typeof operator, purpose: string, name: string, bytes = png()) =>
      client
        .post(`/trainings/${event.id}/files`)
        .file(purpose, bytes, { filename: name })
        .field('purpose', purpose)
        .withCsrfToken()
        .loginAs(user)
    await send(operator, 'photos', '现场.png')
    const [photo] = await Attachment.query().where('subjectType', 'event')
    assert.deepEqual([photo.subjectId, photo.purpose, photo.name], [event.id, 'photos', '现场.png'])
    const fake = await send(operator, 'photos', '现场.png', Buffer.from('no picture'))
    fake.assertStatus(422)
    const foreign = await send(handler, 'photos', '现场.png')
    foreign.assertStatus(403)
    const unknown = await send(operator, 'secrets', '现场.png')
    unknown.assertStatus(403)
    await addPhotos(event, operator)
    await takeEventStep('confirm', event, actor(principal))
    const late = await send(operator, 'photos', '补拍.png')
    late.assertStatus(403)
    const removed = await client.delete(`/attachments/${photo.id}`).withCsrfToken().loginAs(operator)
    removed.assertStatus(403)
  })

  test('the principal returns one with a reason and its writer hears of it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator, principal } = world.people
    const event = await makeEvent(world)
    await addPhotos(event, operator)
    await takeEventStep('submit', event, actor(operator))
    const step = (more: object) =>
      client
        .post(`/trainings/${event.id}/steps`)
        .form({ step: 'return', version: event.version, ...more })
        .withCsrfToken()
        .loginAs(principal)
    const silent = await step({})
    silent.assertStatus(422)
    await step({ opinion: '请核对线下人次。' })
    await event.refresh()
    assert.equal(event.state, 'returned')
    await drainOutbox()
    assert.include((await textsTo(operator))[0], '请核对线下人次')
  })

  test('two who change the same event: the second is told', async ({ client }) => {
    const world = await makeWorld()
    const event = await makeEvent(world)
    const change = () =>
      client
        .put(`/trainings/${event.id}`)
        .form({ ...eventFields({ attendedOnsite: 50 }), version: event.version })
        .withCsrfToken()
        .loginAs(world.people.operator)
    await change()
    const late = await change()
    late.assertStatus(409)
  })

  test('is written by the own institution alone, confirmed by its principal alone', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const event = await makeEvent(world)
    const confirm = { step: 'confirm', version: event.version }
    for (const [user, status] of [
      [people.chaoyangPrincipal, 404],
      [people.chaoyangReviewer, 404],
      [people.operator, 403],
      [people.handler, 403],
      [people.haidianReviewer, 403],
    ] as const) {
      const refused = await client.post(`/trainings/${event.id}/steps`).form(confirm).withCsrfToken().loginAs(user)
      refused.assertStatus(status)
    }
    for (const user of [people.haidianReviewer, people.experts[0], people.administrator]) {
      const refused = await client.post('/trainings').form(eventFields()).withCsrfToken().loginAs(user)
      refused.assertStatus(403)
    }
    const foreign = await client
      .post('/trainings')
      .form({ ...eventFields(), point: event.designationId! })
      .withCsrfToken()
      .loginAs(people.chaoyangPrincipal)
    foreign.assertStatus(422)
    foreign.assertTextIncludes('没有在册网点')
    await event.refresh()
    assert.equal(event.state, 'held')
  })

  test('the office reports its own; the head of the division stands for it', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await client.post('/trainings').form(eventFields()).withCsrfToken().loginAs(people.handler)
    const event = await Event.firstOrFail()
    assert.deepEqual([event.designationId, event.organizationId, event.districtCode], [null, null, '110000'])
    await addPhotos(event, people.handler)
    await takeEventStep('submit', event, actor(people.handler))
    const confirm = { step: 'confirm', version: event.version }
    const handler = await client
      .post(`/trainings/${event.id}/steps`)
      .form(confirm)
      .withCsrfToken()
      .loginAs(people.handler)
    handler.assertStatus(403)
    await client.post(`/trainings/${event.id}/steps`).form(confirm).withCsrfToken().loginAs(people.head)
    assert.equal(await figure('training_sessions'), 1)
    assert.deepEqual(await wrongTallies(eventCountings), [])
  })

  test('what was never confirmed is mended after its month is closed, until a correction is asked for', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator, principal } = world.people
    const days = [{ day: addDays(beijingDay(), -80), from: '09:00', until: '11:30' }]
    const event = await makeEvent(world, { days })
    const revise = (more: object) =>
      client
        .put(`/trainings/${event.id}`)
        .form({ ...eventFields({ days, ...more }), version: event.version })
        .withCsrfToken()
        .loginAs(operator)
    const page = await client.get(`/trainings/${event.id}`).loginAs(operator)
    page.assertTextIncludes('填错的可以修改或删除')
    page.assertTextIncludes(`/trainings/${event.id}/edit`)
    await revise({ researchers: 12 })
    await event.refresh()
    assert.equal(event.researchers, 12)

    const late = client.post(`/trainings/${event.id}/corrections`).form({ reason: '当月漏报，凭签到表补录。' })
    await late.withCsrfToken().loginAs(principal)
    const asked = await client.get(`/trainings/${event.id}`).loginAs(operator)
    assert.notInclude(asked.text(), `/trainings/${event.id}/edit`)
    const refused = await revise({ researchers: 20 })
    refused.assertStatus(409)
    const step = { step: 'remove', version: event.version }
    const removal = await client.post(`/trainings/${event.id}/steps`).form(step).withCsrfToken().loginAs(operator)
    removal.assertStatus(409)
  })

  test('a closed month changes by a correction only, which keeps both figures', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const event = await makeLockedEvent(world)
    const reopened = await client
      .post(`/trainings/${event.id}/steps`)
      .form({ step: 'reopen', version: event.version, opinion: '想改一下人数。' })
      .withCsrfToken()
      .loginAs(people.principal)
    reopened.assertStatus(409)
    reopened.assertTextIncludes('已关账')

    const typed = eventFields({ days: event.days, researchers: 30, reason: '漏计了研究生，以签到表为准。' })
    const operator = await client
      .post(`/trainings/${event.id}/corrections`)
      .form(typed)
      .withCsrfToken()
      .loginAs(people.operator)
    operator.assertStatus(403)
    await client.post(`/trainings/${event.id}/corrections`).form(typed).withCsrfToken().loginAs(people.principal)
    const correction = await ActivityCorrection.firstOrFail()
    assert.deepEqual([correction.before, correction.after], [{ researchers: 25 }, { researchers: 30 }])
    const page = await client.get(`/activity-corrections/${correction.id}`).loginAs(people.handler)
    page.assertTextIncludes('其中科研人员')
    page.assertTextIncludes('查看记录')
    await client
      .put(`/activity-corrections/${correction.id}`)
      .form({ ruling: 'approve', opinion: '同意更正。', version: correction.version })
      .withCsrfToken()
      .loginAs(people.handler)
    await event.refresh()
    assert.deepEqual([event.researchers, event.state], [30, 'confirmed'])
    assert.equal(await figure('training_attendance'), 35)
    assert.deepEqual(await wrongTallies(eventCountings), [])
  })
})
