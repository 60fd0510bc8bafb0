import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import config from '#config/bookings'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import sweep from '#jobs/core/sweep'
import Consultation from '#app/activities/consultation'
import Booking from '#app/bookings/booking'
import { freeSlots } from '#app/bookings/booking_page'
import { slotKey } from '#app/bookings/booking_slots'
import { cancelBooking, confirmBooking } from '#app/bookings/booking_workflow'
import { sweepClocks } from '#app/workflow/clock_sweep'
import { ratingPath } from '#app/ratings/rating'
import type User from '#app/users/user'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { bookingFacts, makeBooking, openPoint } from '#tests/support/bookings'
import { consultationFacts } from '#tests/support/activities'
import { cellsOf, download } from '#tests/support/downloads'
import { makeDesignation } from '#tests/support/designations'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import { makeWorld } from '#tests/world'

const mailsTo = (recipient: string) => db.from('inbox_mails').where({ recipient }).orderBy('id', 'desc')

test.group('Booking a consultation', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  group.each.setup(() => standAt(new Date('2026-11-23T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  const book = (client: ApiClient, point: { id: number }, form: object) =>
    client
      .post(`/points/${point.id}/bookings`)
      .form({ ...bookingFacts, consent: 'true', ...form })
      .withCsrfToken()
      .redirects(0)

  const step = (client: ApiClient, { id, version }: Booking, user: User, form: object) =>
    client
      .post(`/bookings/${id}/steps`)
      .form({ version, ...form })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)

  const agreed = { step: 'confirm', agreedOn: '2026-11-25', agreedTime: '10:30', note: '三层咨询室' }

  test('anybody asks for a time; the point is told and the page of the booking says how it stands', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const point = await openPoint(world)
    const page = await client.get(`/points/${point.id}/bookings/create`)
    page.assertTextIncludes('2026年11月24日 周二 上午')

    const answer = await book(client, point, { slot: '2026-11-24/am' })
    answer.assertStatus(302)
    const booking = await Booking.firstOrFail()
    assert.include(booking.$attributes, { ...bookingFacts, state: 'requested', organizationId: point.organizationId })
    assert.equal(answer.header('location'), booking.ownPath)
    const mine = await client.get(booking.ownPath)
    mine.assertTextIncludes('等待网点答复')
    mine.assertHeader('referrer-policy', 'no-referrer')
    assert.notInclude(mine.text(), bookingFacts.contactMobile)

    await drainOutbox()
    assert.include((await textsTo(world.people.operator))[0], bookingFacts.question)
    const [mail] = await mailsTo(bookingFacts.contactEmail)
    assert.include(mail.text, booking.ownPath)
    const clock = await db.from('clocks').where({ subject_type: 'booking', subject_id: booking.id }).firstOrFail()
    assert.equal(clock.limit_days, 2)
  })

  test('what cannot be is named at its field, and nothing typed is lost', async ({ client, assert }) => {
    const point = await openPoint(await makeWorld())
    for (const [form, words] of [
      [{ slot: '2026-11-24/am', contactMobile: '', contactEmail: '' }, '手机和邮箱至少填一项'],
      [{ slot: '2026-11-24/am', question: '我的身份证号是 110101199003071234' }, '身份证号'],
      [{ slot: '2026-11-29/am' }, '请选择一个还有名额的时间'],
      [{ slot: '' }, '请选择一个还有名额的时间'],
      [{ slot: '2026-11-24/am', consent: '' }, '同意'],
      [{ slot: '2026-11-24/am', channel: 'visit' }, '咨询方式'],
    ] as const) {
      const refused = await book(client, point, form)
      refused.assertStatus(422)
      refused.assertTextIncludes(words)
      refused.assertTextIncludes('妙峰山生物技术公司')
    }
    assert.isEmpty(await Booking.all())
  })

  test('a half of a day has so many places; a cancelled one is free again', async ({ client, assert }) => {
    const point = await openPoint(await makeWorld())
    for (let n = 0; n < config.perHalfDay; n++) await makeBooking(point)
    const [free] = await freeSlots(point)
    assert.equal(slotKey(free), '2026-11-24/pm')
    const late = await book(client, point, { slot: '2026-11-24/am' })
    late.assertStatus(422)
    await cancelBooking(await Booking.firstOrFail())
    const now = await book(client, point, { slot: '2026-11-24/am' })
    now.assertStatus(302)
  })

  test('a point that is not in force cannot be booked', async ({ client }) => {
    const { organizations } = await makeWorld()
    const point = await makeDesignation(organizations.haidian, { state: 'suspended' })
    const page = await client.get(`/points/${point.id}/bookings/create`)
    page.assertStatus(404)
    const answer = await book(client, point, { slot: '2026-11-24/am' })
    answer.assertStatus(404)
  })

  test('the point agrees on a time, then on another one; the visitor is written to each time', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const booking = await makeBooking(await openPoint(world))
    await step(client, booking, world.people.operator, agreed)
    await booking.refresh()
    await step(client, booking, world.people.operator, { ...agreed, agreedTime: '14:00' })
    await booking.refresh()
    assert.equal(booking.state, 'confirmed')
    assert.equal(booking.agreedAt!.toUTC().toISO(), '2026-11-25T06:00:00.000Z')
    await drainOutbox()
    const mails = await mailsTo(bookingFacts.contactEmail)
    assert.lengthOf(mails, 3)
    assert.include(mails[0].text, '14:00')
    assert.include(mails[0].text, '三层咨询室')
    const page = await client.get(booking.ownPath)
    page.assertTextIncludes('11月25日 14:00')
  })

  test('a time that is over, a refusal without a reason and an old version are refused', async ({ client, assert }) => {
    const world = await makeWorld()
    const booking = await makeBooking(await openPoint(world))
    const past = await step(client, booking, world.people.operator, { ...agreed, agreedOn: '2026-11-20' })
    past.assertStatus(422)
    past.assertTextIncludes('约定时间要晚于现在')
    const silent = await step(client, booking, world.people.operator, { step: 'decline' })
    silent.assertStatus(422)
    await step(client, booking, world.people.operator, agreed)
    const old = await step(client, booking, world.people.principal, { step: 'decline', why: '本周人手不足。' })
    old.assertStatus(409)
    await booking.refresh()
    assert.equal(booking.state, 'confirmed')
  })

  test('the point declines, or calls off what was agreed, and says why', async ({ client, assert }) => {
    const world = await makeWorld()
    const point = await openPoint(world)
    const [declined, calledOff] = [await makeBooking(point), await makeBooking(point)]
    await confirmBooking(calledOff, actor(world.people.operator), { agreedAt: new Date('2026-11-26T02:00:00Z') })
    for (const booking of [declined, calledOff]) {
      await step(client, booking, world.people.operator, { step: 'decline', why: '当天培训，请改约下周。' })
      await booking.refresh()
    }
    assert.deepEqual([declined.state, calledOff.state], ['declined', 'called_off'])
    const page = await client.get(declined.ownPath)
    page.assertTextIncludes('当天培训，请改约下周。')
  })

  test('the talk becomes an entry of the ledger, once, and the visitor is asked how it was', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const booking = await makeBooking(await openPoint(world))
    await confirmBooking(booking, actor(world.people.operator), { agreedAt: new Date('2026-11-25T02:00:00Z') })
    standAt(new Date('2026-11-25T04:00:00Z'))
    const page = await client.get(`/bookings/${booking.id}/records/create`).loginAs(world.people.principal)
    page.assertTextIncludes(bookingFacts.question)
    const record = () =>
      client
        .post(`/bookings/${booking.id}/records`)
        .form(consultationFacts({ question: bookingFacts.question, different: 'true' }))
        .withCsrfToken()
        .loginAs(world.people.principal)
        .redirects(0)
    await record()
    const again = await record()
    again.assertStatus(409)
    await booking.refresh()
    const entry = await Consultation.firstOrFail()
    assert.lengthOf(await Consultation.all(), 1)
    assert.include(entry.$attributes, { question: bookingFacts.question, state: 'confirmed' })
    assert.include(booking.$attributes, { state: 'done', consultationId: entry.id })
    await drainOutbox()
    const [mail] = await mailsTo(bookingFacts.contactEmail)
    assert.include(mail.text, ratingPath(entry))
  })

  test('who did not come is noted, but not before the time', async ({ client, assert }) => {
    const world = await makeWorld()
    const booking = await makeBooking(await openPoint(world))
    await confirmBooking(booking, actor(world.people.operator), { agreedAt: new Date('2026-11-25T02:00:00Z') })
    const early = await step(client, booking, world.people.operator, { step: 'miss' })
    early.assertStatus(409)
    standAt(new Date('2026-11-25T03:00:00Z'))
    await step(client, booking, world.people.operator, { step: 'miss' })
    await booking.refresh()
    assert.equal(booking.state, 'missed')
  })

  test('the visitor cancels by the address of the page; a made-up address leads nowhere', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const booking = await makeBooking(await openPoint(world))
    await client.delete(booking.ownPath).withCsrfToken()
    await booking.refresh()
    assert.equal(booking.state, 'cancelled')
    const twice = await client.delete(booking.ownPath).withCsrfToken()
    twice.assertStatus(409)
    await drainOutbox()
    assert.include((await textsTo(world.people.principal))[0], '取消了预约')
    for (const token of [String(booking.id), booking.ownPath.split('/')[2].replace(/.$/, '_'), 'x.y']) {
      const page = await client.get(`/my-bookings/${token}`)
      page.assertStatus(404)
    }
  })

  test('who asked is known to the point alone; others read the question or nothing', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const booking = await makeBooking(await openPoint(world))
    for (const user of [people.operator, people.principal]) {
      const page = await client.get(`/bookings/${booking.id}`).loginAs(user)
      page.assertTextIncludes('白露')
      page.assertTextIncludes('138****0001')
    }
    for (const user of [people.handler, people.haidianReviewer]) {
      for (const path of [`/bookings/${booking.id}`, '/bookings']) {
        const page = await client.get(path).loginAs(user)
        page.assertStatus(200)
        assert.notMatch(page.text(), /13800000001|白露|bailu/)
      }
      const { rows } = await cellsOf((await download(client, '/bookings/view.xlsx', user)).body())
      assert.include(JSON.stringify(rows), bookingFacts.question)
      assert.notMatch(JSON.stringify(rows), /13800000001|白露|bailu/)
      const answer = await step(client, booking, user, agreed)
      answer.assertStatus(403)
      const record = await client.post(`/bookings/${booking.id}/records`).withCsrfToken().loginAs(user)
      record.assertStatus(403)
    }
    for (const user of [people.chaoyangPrincipal, people.chaoyangReviewer, people.experts[0]]) {
      const page = await client.get(`/bookings/${booking.id}`).loginAs(user)
      page.assertStatus(404)
      const answer = await step(client, booking, user, agreed)
      answer.assertStatus(404)
    }
  })

  test('a booking that waits too long is told to the point', async ({ assert }) => {
    const world = await makeWorld()
    await makeBooking(await openPoint(world))
    standAt(new Date('2026-11-26T02:00:00Z'))
    await sweepClocks({})
    await drainOutbox()
    assert.include((await textsTo(world.people.operator))[0], '超过 2 个工作日没有答复')
  })

  test('names and numbers are deleted after three years, the question stays', async ({ assert }) => {
    const booking = await makeBooking(await openPoint(await makeWorld()))
    standAt(new Date(`${addDays(beijingDay(), 3 * 366 + 2)}T02:00:00Z`))
    await sweep()
    await booking.refresh()
    assert.include(booking.$attributes, { contactName: null, contactMobile: null, contactEmail: null })
    assert.equal(booking.question, bookingFacts.question)
  })

  test('the list costs the same for few and for many', async ({ client, assert }) => {
    const world = await makeWorld()
    const point = await openPoint(world)
    const count = () => countQueries(async () => void (await client.get('/bookings').loginAs(world.people.handler)))
    await makeBooking(point)
    await count()
    const few = await count()
    for (let n = 0; n < 10; n++) await makeBooking(point)
    const many = await count()
    assert.equal(many.length, few.length)
  })
})
