import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import limiter from '@adonisjs/limiter/services/main'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import Attachment from '#app/attachments/attachment'
import Event from '#app/events/event'
import { cancelRegistration } from '#app/events/event_registrations'
import EventRegistration from '#app/events/event_registration'
import sweep from '#jobs/core/sweep'
import { registrationToken } from '#app/events/registration_token'
import { takeEventStep } from '#app/events/event_workflow'
import { system } from '#app/users/actor'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { emptyTables } from '#tests/support/empty_tables'
import { comes, eventFields, makeEvent, makeOpenEvent, planFacts, visitorFacts } from '#tests/support/events'
import { makeWorld } from '#tests/world'

const typed = (more: Record<string, unknown> = {}) =>
  ({ ...visitorFacts(more), consent: 'true' }) as Record<string, any>
const mailsTo = (recipient: string) => db.from('inbox_mails').where({ recipient }).orderBy('id', 'desc')

test.group('Registration for an event', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.teardown(() => leaveMoment())

  test('somebody without an account registers, gets a place, a mail with a calendar file and a link', async ({
    client,
    assert,
  }) => {
    const event = await makeOpenEvent(await makeWorld())
    const list = await client.get('/events')
    list.assertTextIncludes(event.name)
    const page = await client.get(`/events/${event.id}`)
    page.assertTextIncludes('09:30 讲授')
    assert.isBelow(Buffer.byteLength(page.text()), 50_000)

    const form = typed({ email: 'Bai.Lu@people.example', name: '白露' })
    const response = await client.post(`/events/${event.id}/registrations`).form(form).withCsrfToken().redirects(0)
    const registration = await EventRegistration.firstOrFail()
    assert.equal(registration.state, 'registered')
    const link = `/my-registrations/${registrationToken(registration.id)}`
    response.assertHeader('location', link)
    assert.notInclude(JSON.stringify(await db.from('event_registrations').first()), link.split('/')[2])

    await drainOutbox()
    const [mail] = await mailsTo('bai.lu@people.example')
    assert.include(mail.text, link)
    assert.equal(mail.papers, `${event.number}.ics`)
    const own = await client.get(link)
    own.assertTextIncludes('报名成功')
    assert.equal(own.header('referrer-policy'), 'no-referrer')
    const entry = await db.from('audit_entries').where('action', 'event_registration.registered').firstOrFail()
    assert.notInclude(JSON.stringify(entry), '白露')
  })

  test('whom no letter reaches stands on a list to be called, and is promised no letter', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator, handler } = world.people
    const event = await makeOpenEvent(world, { seats: 2 })
    await comes(event)
    await comes(event, { name: '白露', mobile: '13800000001', email: null })
    const waiter = await comes(event, { name: '林溪', mobile: '13800000002', email: null })
    const own = await client.get(`/my-registrations/${registrationToken(waiter.id)}`)
    own.assertTextIncludes('您没有留邮箱')
    assert.notInclude(own.text(), '将发邮件通知')

    const path = `/trainings/${event.id}`
    const page = await client.get(path).loginAs(operator)
    page.assertTextIncludes('2 人没有留邮箱')
    const { rows } = await cellsOf((await download(client, `${path}/call-list.xlsx`, operator)).body())
    assert.deepEqual(
      rows.slice(3).map((row) => [row[1], row[3], row[4]]),
      [
        ['白露', '13800000001', '已报名'],
        ['林溪', '13800000002', '候补'],
      ]
    )
    const foreign = await client.get(`${path}/call-list.xlsx`).loginAs(handler)
    foreign.assertStatus(403)
    assert.lengthOf(await db.from('audit_entries').where('action', 'event.call_list_exported'), 1)

    await takeEventStep('cancel', event, actor(operator), { opinion: '讲师临时有事。' })
    const off = await client.get(`/my-registrations/${registrationToken(waiter.id)}`)
    off.assertTextIncludes('请不要前往')
    const called = await client.get(path).loginAs(operator)
    called.assertTextIncludes('2 人没有留邮箱')
  })

  test('each fault is named at its field and nothing typed is lost', async ({ client, assert }) => {
    const event = await makeOpenEvent(await makeWorld())
    for (const [more, words] of [
      [{ mobile: '', email: '' }, '请填写手机或电子邮箱'],
      [{ mobile: '12345' }, '11 位手机号码'],
      [{ email: 'bailu' }, '不是有效的邮箱'],
      [{ consent: '' }, '请填写个人信息'],
      [{ kind: 'nobody' }, '请选择人员类别'],
    ] as const) {
      const page = await client
        .post(`/events/${event.id}/registrations`)
        .form({ ...typed({ unit: '妙峰山生物技术公司' }), ...more })
        .withCsrfToken()
      page.assertStatus(422)
      page.assertTextIncludes(words)
      page.assertTextIncludes('妙峰山生物技术公司')
    }
    assert.isNull(await EventRegistration.first())
  })

  test('the same person cannot register twice, however the number is typed', async ({ client, assert }) => {
    const event = await makeOpenEvent(await makeWorld())
    await comes(event, { mobile: '13800000001', email: null })
    const again = await client
      .post(`/events/${event.id}/registrations`)
      .form(typed({ mobile: '+86 138 0000 0001' }))
      .withCsrfToken()
    again.assertStatus(422)
    again.assertTextIncludes('已经报名')
    assert.lengthOf(await EventRegistration.all(), 1)
  })

  test('when it is full people wait, and move up in their order when somebody cancels', async ({ client, assert }) => {
    const event = await makeOpenEvent(await makeWorld(), { seats: 1 })
    const first = await comes(event)
    const second = await comes(event)
    const third = await comes(event)
    assert.deepEqual([first.state, second.state, third.state], ['registered', 'waiting', 'waiting'])
    const page = await client.get(`/events/${event.id}`)
    page.assertTextIncludes('名额已满')

    await client.delete(`/my-registrations/${registrationToken(first.id)}`).withCsrfToken()
    await Promise.all([first, second, third].map((one) => one.refresh()))
    assert.deepEqual([first.state, second.state, third.state], ['cancelled', 'registered', 'waiting'])
    await drainOutbox()
    assert.include((await mailsTo(second.email!))[0].subject, '候补成功')
    assert.include((await mailsTo(third.email!))[0].subject, '已进入候补')
  })

  test('more places let people move up', async ({ client, assert }) => {
    const world = await makeWorld()
    const event = await makeOpenEvent(world, { seats: 1 })
    await comes(event)
    const waiting = await comes(event)
    const change = { ...eventFields(planFacts({ seats: 2 })), version: event.version }
    await client.put(`/trainings/${event.id}`).form(change).withCsrfToken().loginAs(world.people.operator)
    await waiting.refresh()
    assert.equal(waiting.state, 'registered')
  })

  test('who cancelled and comes again keeps the link and stands at the end', async ({ assert }) => {
    const event = await makeOpenEvent(await makeWorld(), { seats: 1 })
    const first = await comes(event, { mobile: '13800000001' })
    const second = await comes(event)
    await cancelRegistration(first, system('visitor'))
    const again = await comes(event, { mobile: '13800000001' })
    await second.refresh()
    assert.deepEqual([again.id, again.state, second.state], [first.id, 'waiting', 'registered'])
  })

  test('a number of one and an address of another registration are told apart', async ({ assert }) => {
    const event = await makeOpenEvent(await makeWorld())
    const mine = { mobile: '13800000001', email: 'bai.lu@people.example' }
    const byNumber = await comes(event, { ...mine, email: null })
    const byAddress = await comes(event, { ...mine, mobile: null })
    await cancelRegistration(byNumber, system('visitor'))
    await assert.rejects(() => comes(event, mine))
    await cancelRegistration(byAddress, system('visitor'))
    const again = await comes(event, mine)
    assert.deepEqual([again.id, again.mobile, again.email], [byNumber.id, mine.mobile, mine.email])
    await byAddress.refresh()
    assert.deepEqual([byAddress.state, byAddress.email], ['cancelled', null])
  })

  test('is refused before, after and without an event, on a page that says so', async ({ client, assert }) => {
    const world = await makeWorld()
    const tomorrow = addDays(beijingDay(), 1)
    const later = await makeOpenEvent(world, { registrationFrom: tomorrow })
    const page = await client.get(`/events/${later.id}`)
    page.assertTextIncludes('报名尚未开始')
    const early = await client.post(`/events/${later.id}/registrations`).form(typed()).withCsrfToken()
    early.assertStatus(409)

    await takeEventStep('shut', later, actor(world.people.operator))
    standAt(new Date(`${tomorrow}T00:30:00Z`))
    const closed = await client.get(`/events/${later.id}`)
    closed.assertTextIncludes('报名已经截止')
    const late = await client.post(`/events/${later.id}/registrations`).form(typed()).withCsrfToken()
    late.assertStatus(409)
    leaveMoment()

    const reported = await makeEvent(world)
    for (const id of [reported.id, 999_999, 'x']) {
      const unknown = await client.get(`/events/${id}`)
      unknown.assertStatus(404)
    }
    const lost = await client.get(`/my-registrations/${'x'.repeat(43)}`)
    lost.assertStatus(404)
    assert.isNull(await EventRegistration.first())
  })

  test('many posts from one address are refused', async ({ client }) => {
    const event = await makeOpenEvent(await makeWorld())
    const post = () => client.post(`/events/${event.id}/registrations`).form({}).withCsrfToken()
    for (let n = 0; n < 60; n++) await post()
    const refused = await post()
    refused.assertStatus(429)
  })

  test('called off: everybody hears the reason and nobody can register', async ({ client, assert }) => {
    const world = await makeWorld()
    const event = await makeOpenEvent(world)
    const guest = await comes(event)
    const step = { step: 'cancel', version: event.version, opinion: '讲师临时有会议。' }
    await client.post(`/trainings/${event.id}/steps`).form(step).withCsrfToken().loginAs(world.people.operator)
    await drainOutbox()
    const [mail] = await mailsTo(guest.email!)
    assert.include(mail.text, '讲师临时有会议')
    const page = await client.get(`/events/${event.id}`)
    page.assertTextIncludes('已经取消')
  })

  test('another time or place is told by mail, another speaker is not', async ({ client, assert }) => {
    const world = await makeWorld()
    const event = await makeOpenEvent(world)
    const guest = await comes(event)
    const change = async (more: object) => {
      await event.refresh()
      const form = { ...eventFields(planFacts(more)), version: event.version }
      await client.put(`/trainings/${event.id}`).form(form).withCsrfToken().loginAs(world.people.operator)
      await drainOutbox()
    }
    await change({ speakers: '顾青' })
    assert.lengthOf(await mailsTo(guest.email!), 1)
    await change({ speakers: '顾青', place: '二号楼阶梯教室' })
    const mails = await mailsTo(guest.email!)
    assert.lengthOf(mails, 2)
    assert.include(mails[0].text, '二号楼阶梯教室')
  })

  test('the list is for who organises it alone, with numbers masked', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const event = await makeOpenEvent(world)
    await comes(event, { name: '白露', mobile: '13800000001' })
    const list = await client.get(`/trainings/${event.id}/participants`).loginAs(people.operator)
    list.assertTextIncludes('白露')
    list.assertTextIncludes('138****0001')
    assert.notInclude(list.text(), '13800000001')
    for (const [user, status] of [
      [people.handler, 403],
      [people.haidianReviewer, 403],
      [people.chaoyangPrincipal, 404],
    ] as const) {
      const refused = await client.get(`/trainings/${event.id}/participants`).loginAs(user)
      refused.assertStatus(status)
    }
    for (const path of ['/events', `/events/${event.id}`]) assert.notInclude((await client.get(path)).text(), '白露')
  })

  test('who organises it adds somebody by hand', async ({ client, assert }) => {
    const world = await makeWorld()
    const event = await makeOpenEvent(world)
    const { people } = world
    const add = (user: typeof people.operator) =>
      client.post(`/trainings/${event.id}/participants`).form(visitorFacts()).withCsrfToken().loginAs(user)
    const refused = await add(people.handler)
    refused.assertStatus(403)
    await add(people.operator)
    const added = await EventRegistration.firstOrFail()
    assert.deepEqual([added.source, added.state], ['desk', 'registered'])
  })

  test('materials for participants need a place, handouts do not', async ({ client }) => {
    const event = await makeOpenEvent(await makeWorld(), { seats: 1 })
    const file = async (purpose: string) => {
      const about = { subjectType: 'event', subjectId: event.id, purpose, size: 3, sha256: 'a'.repeat(64) }
      const { id } = await Attachment.create({
        ...about,
        name: `${purpose}.pdf`,
        contentType: 'application/pdf',
        key: purpose,
      })
      return id
    }
    const [handout, material, photo] = [await file('handouts'), await file('materials'), await file('photos')]
    const links = [await comes(event), await comes(event)].map(({ id }) => `/my-registrations/${registrationToken(id)}`)
    /** The bytes are not there: whoever may have the file is told that it is damaged. */
    for (const [path, status] of [
      [`/events/${event.id}/files/${handout}`, 410],
      [`/events/${event.id}/files/${material}`, 404],
      [`${links[0]}/files/${material}`, 410],
      [`${links[0]}/files/${photo}`, 404],
      [`${links[1]}/files/${material}`, 404],
      [`${links[1]}/files/${handout}`, 410],
    ] as const) {
      const response = await client.get(path)
      response.assertStatus(status)
    }
  })

  test('who came is forgotten after three years, that somebody came stays', async ({ assert }) => {
    const event = await makeOpenEvent(await makeWorld())
    const guest = await comes(event)
    await sweep()
    await guest.refresh()
    assert.isNotNull(guest.name)
    standAt(new Date(Date.now() + 3 * 366 * 86_400_000))
    await sweep()
    await guest.refresh()
    assert.deepEqual([guest.name, guest.mobile, guest.email, guest.kind], [null, null, null, 'researcher'])
  })
})

test.group('Many at the same moment', (group) => {
  group.each.setup(() => emptyTables())
  group.each.setup(() => limiter.clear())
  group.teardown(() => emptyTables())

  test('no place is given twice: twelve press at once for five places', async ({ client, assert }) => {
    const event = await makeOpenEvent(await makeWorld(), { seats: 5 })
    const posts = Array.from({ length: 12 }, () =>
      client.post(`/events/${event.id}/registrations`).form(typed()).withCsrfToken().redirects(0)
    )
    const answers = await Promise.all(posts)
    assert.deepEqual([...new Set(answers.map((answer) => answer.status()))], [302])
    const all = await EventRegistration.all()
    const states = (state: string) => all.filter((one) => one.state === state).length
    assert.deepEqual([states('registered'), states('waiting')], [5, 7])
  })

  test('one person who presses in several windows is on the list once', async ({ client, assert }) => {
    const event = await makeOpenEvent(await makeWorld())
    const form = typed()
    const posts = Array.from({ length: 4 }, () =>
      client.post(`/events/${event.id}/registrations`).form(form).withCsrfToken().redirects(0)
    )
    const statuses = (await Promise.all(posts)).map((answer) => answer.status())
    assert.deepEqual(statuses.sort(), [302, 422, 422, 422])
    assert.lengthOf(await EventRegistration.all(), 1)
  })

  test('three cancel at once: three move up, and nobody twice', async ({ assert }) => {
    const event = await makeOpenEvent(await makeWorld(), { seats: 3 })
    const guests = []
    for (let n = 0; n < 8; n++) guests.push(await comes(event))
    await Promise.all(guests.slice(0, 3).map((guest) => cancelRegistration(guest, system('visitor'))))
    const now = await EventRegistration.query().orderBy('id')
    assert.deepEqual(
      now.map(({ state }) => state),
      [...Array(3).fill('cancelled'), ...Array(3).fill('registered'), 'waiting', 'waiting']
    )
    assert.equal((await Event.findOrFail(event.id)).state, 'open')
  })
})
