import { randomUUID } from 'node:crypto'
import { test } from '@japa/runner'
import type { ApiClient } from '@japa/api-client'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import { confirmBooking, declineBooking } from '#app/bookings/booking_workflow'
import PersonalRequest from '#app/personal_data/personal_request'
import PersonExport from '#app/personal_data/person_export'
import { decideRequest } from '#app/personal_data/personal_request_workflow'
import User from '#app/users/user'
import { sweepClocks } from '#app/workflow/clock_sweep'
import { drainOutbox } from '#jobs/drain'
import { makeConsultation } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { bookingFacts, makeBooking, openPoint } from '#tests/support/bookings'
import { download } from '#tests/support/downloads'
import { textsTo } from '#tests/support/notices'
import { askedRequest } from '#tests/support/personal_data'
import { countQueries } from '#tests/support/queries'
import { withSecondFactor } from '#tests/support/second_factors'
import { unzipped } from '#tests/support/zips'
import { makeUser, makeWorld } from '#tests/world'

const { contactMobile: mobile, contactEmail: email } = bookingFacts

const post = (client: ApiClient, user: User, path: string, form: object) =>
  client.post(path).header('accept', 'text/html').form(form).withCsrfToken().loginAs(user).redirects(0)

const typed = (more: object = {}) => ({
  ...{ requestKind: 'delete', personName: '白露', mobile, email, requestChannel: 'counter' },
  ...{ identityCheck: '窗口核对身份证件', wish: '请删除我留下的联系方式。', ...more },
})

const decide = (client: ApiClient, user: User, { id, version }: PersonalRequest, more: object = {}) =>
  post(client, user, `/personal-requests/${id}/decisions`, {
    ...{ step: 'grant', answer: '已按规定去除。', version, ...more },
  })

const actions = async (type = 'personal_request') =>
  (await db.from('audit_entries').where('subject_type', type).orderBy('id')).map(({ action }) => action)

test.group('A request about personal data', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-11-23T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  test('is recorded by a handler with a limit; the head of the division is told', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const response = await post(client, people.handler, '/personal-requests', typed())
    const row = await PersonalRequest.firstOrFail()
    response.assertHeader('location', `/personal-requests/${row.id}`)
    assert.include(row.$attributes, { number: 'GR-2026-0001', kind: 'delete', state: 'received', mobile, userId: null })
    const clock = await db.from('clocks').where({ subject_type: 'personal_request', subject_id: row.id }).firstOrFail()
    assert.equal(clock.limit_days, 15)
    await drainOutbox()
    assert.include((await textsTo(people.head))[0], 'GR-2026-0001')
    ;(await client.get('/home').loginAs(people.head)).assertTextIncludes('GR-2026-0001')
    assert.notInclude((await client.get('/home').loginAs(people.handler)).text(), 'GR-2026-0001')

    const page = await client.get(`/personal-requests/${row.id}`).loginAs(people.head)
    page.assertTextIncludes('138****0001')
    assert.notInclude(page.text(), mobile)
    await post(client, people.head, `/contacts/personal_request/${row.id}/reveals`, {})
    assert.include(await actions(), 'personal_request.contact_revealed')

    standAt(new Date('2026-12-21T02:00:00Z'))
    await sweepClocks({})
    assert.include(await actions(), 'personal_request.deadline_passed')
  })

  for (const [field, value, words] of [
    ['requestKind', 'forget', '请求事项'],
    ['personName', '', '请填写姓名'],
    ['identityCheck', '', '身份核验'],
    ['wish', '删', '具体要求'],
    ['mobile', '123', '手机'],
    ['requestChannel', 'account', '提出方式'],
  ]) {
    test(`${field} “${value}” is named at its field and nothing is recorded`, async ({ client, assert }) => {
      const { people } = await makeWorld()
      const response = await post(client, people.handler, '/personal-requests', typed({ [field]: value }))
      response.assertStatus(422)
      response.assertTextIncludes(words)
      if (field !== 'wish') response.assertTextIncludes('请删除我留下的联系方式。')
      assert.isEmpty(await PersonalRequest.all())
    })
  }

  test('needs a way to find the person', async ({ client, assert }) => {
    const { people } = await makeWorld()
    ;(await post(client, people.handler, '/personal-requests', typed({ mobile: '', email: '' }))).assertStatus(422)
    assert.isEmpty(await PersonalRequest.all())
  })

  test('is for handlers to record and for the head to decide, never the own one', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const row = await askedRequest(world)
    const outside = [people.leader, people.haidianReviewer, people.principal, people.experts[0], people.administrator]
    for (const user of outside) {
      for (const path of ['/personal-requests', `/personal-requests/${row.id}`, '/personal-requests/create']) {
        ;(await client.get(path).loginAs(user)).assertStatus(403)
      }
      ;(await post(client, user, '/personal-requests', typed())).assertStatus(403)
      ;(await decide(client, user, row)).assertStatus(403)
      ;(await post(client, user, `/contacts/personal_request/${row.id}/reveals`, {})).assertStatus(404)
    }
    ;(await post(client, people.head, '/personal-requests', typed())).assertStatus(403)
    ;(await decide(client, people.handler, row)).assertStatus(403)

    const both = await makeUser('双任', ['bureau_handler', 'division_head'])
    const recorded = await askedRequest({ ...world, people: { ...people, handler: both } })
    ;(await decide(client, both, recorded)).assertStatus(403)
    await post(client, people.head, '/account/personal-data/requests', {
      requestKind: 'delete',
      wish: '请注销我的账户。',
    })
    const own = await PersonalRequest.query().where('userId', people.head.id).firstOrFail()
    ;(await decide(client, people.head, own)).assertStatus(403)
    assert.deepEqual(
      (await PersonalRequest.all()).map(({ state }) => state),
      ['received', 'received', 'received']
    )
  })

  test('to be erased: names and numbers go from finished records, what is in hand stays, and the answer says so', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const point = await openPoint(world)
    const [open, over] = [await makeBooking(point), await makeBooking(point)]
    const other = await makeBooking(point, { contactMobile: '13800000009', contactEmail: null })
    await declineBooking(over, actor(people.operator), { reply: '请改约其他网点。' })
    await declineBooking(other, actor(people.operator), { reply: '请改约其他网点。' })
    const entry = await makeConsultation(world)
    const row = await askedRequest(world)
    ;(await client.get(`/personal-requests/${row.id}`).loginAs(people.head)).assertTextIncludes('预约咨询')

    ;(await decide(client, people.head, row)).assertStatus(302)
    await row.refresh()
    assert.include(row.$attributes, { state: 'granted', decidedById: people.head.id })
    assert.deepEqual(row.outcome, [
      { source: 'bookings', erased: 1, kept: 1 },
      { source: 'consultations', erased: 1, kept: 0 },
    ])
    for (const [gone, name] of [
      [over, null],
      [entry, null],
      [open, '白露'],
      [other, '白露'],
    ] as const) {
      await gone.refresh()
      assert.equal(gone.contactName, name)
      if (!name) assert.deepEqual([gone.contactMobile, gone.contactEmail], [null, null])
    }
    assert.equal(entry.question.length > 0, true)
    assert.include(await actions('booking'), 'booking.person_erased')
    assert.deepEqual(await actions(), ['personal_request.received', 'personal_request.granted'])
    const page = await client.get(`/personal-requests/${row.id}`).loginAs(people.handler)
    page.assertTextIncludes('已按规定去除。')
    page.assertTextIncludes('处理结果')
    await drainOutbox()
    const [mail] = await db.from('inbox_mails').where({ recipient: email }).orderBy('id', 'desc')
    assert.include(mail.text, '已按规定去除。')
  })

  test('refused changes nothing but says why', async ({ client, assert }) => {
    const world = await makeWorld()
    const entry = await makeConsultation(world)
    const row = await askedRequest(world)
    ;(await decide(client, world.people.head, row, { step: 'refuse', answer: '不' })).assertStatus(422)
    await decide(client, world.people.head, row, { step: 'refuse', answer: '无法核实身份，请补充材料。' })
    await entry.refresh()
    assert.equal(entry.contactName, '白露')
    const late = await decide(client, world.people.head, row)
    late.assertStatus(409)
    assert.deepEqual(await actions(), ['personal_request.received', 'personal_request.refused'])
  })

  test('for a copy makes an archive, which the handlers hand over', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    await makeConsultation(world)
    const row = await askedRequest(world, { kind: 'copy' })
    await decide(client, people.head, row, { answer: '同意复制。' })
    await drainOutbox()
    const file = await PersonExport.firstOrFail()
    assert.include(file.$attributes, { requestId: row.id, userId: null, state: 'done' })
    const parts = await unzipped((await download(client, `/person-exports/${file.id}/file`, people.handler)).body())
    assert.lengthOf(JSON.parse(parts.get('data.json')!.toString()).data.consultations, 1)
    for (const stranger of [people.leader, people.principal, people.administrator]) {
      ;(await client.get(`/person-exports/${file.id}/file`).loginAs(stranger)).assertStatus(404)
    }
  })

  test('about an account: it is closed and names nobody, what was done in office stays', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const { operator } = people
    const booking = await makeBooking(await openPoint(world))
    await confirmBooking(booking, actor(operator), { agreedAt: new Date('2026-11-25T02:00:00Z') })
    const form = { requestKind: 'delete', wish: '我已离职，请注销账户。' }
    ;(await post(client, operator, '/account/personal-data/requests', form)).assertHeader(
      'location',
      '/account/personal-data'
    )
    const row = await PersonalRequest.firstOrFail()
    ;(await client.get('/account/personal-data').loginAs(operator)).assertTextIncludes(row.number)
    const acts = await db.from('audit_entries').where('actor_id', operator.id).orderBy('id')

    ;(
      await decide(client, people.head, row, { step: 'grantPartly', answer: '账户注销，办理记录依法保存。' })
    ).assertStatus(302)
    const erased = await User.findOrFail(operator.id)
    assert.include(erased.$attributes, {
      ...{ name: `已注销用户${operator.id}`, email: `erased-${operator.id}@erased.invalid` },
      ...{ phone: null, title: null, isActive: false, sessionEpoch: operator.sessionEpoch + 1 },
    })
    assert.isEmpty(await db.from('notifications').where('user_id', operator.id))
    assert.deepEqual(await db.from('audit_entries').where('actor_id', operator.id).orderBy('id'), acts)
    await row.refresh()
    assert.containsSubset(row.outcome, [{ source: 'account', erased: 1, kept: 0 }])
    assert.isTrue(row.outcome!.some(({ source, kept }) => source === 'acts' && kept > 0))
    assert.include(await actions('user'), 'user.erased')
  })

  test('takes away how somebody signed in', async ({ assert }) => {
    const world = await makeWorld()
    const { operator, head } = world.people
    await withSecondFactor(operator)
    const session = { id: randomUUID(), user_id: String(operator.id), data: '{}', expires_at: new Date() }
    await db.table('sessions').insert(session)
    const row = await askedRequest(world, { userId: operator.id })
    await decideRequest('grant', row, actor(head), { reply: '同意注销。', version: 0 })
    for (const table of ['sessions', 'second_factors', 'recovery_codes']) assert.isEmpty(await db.from(table), table)
  })

  test('does not take away an administrator who is at work', async ({ assert }) => {
    const world = await makeWorld()
    const { administrator, head } = world.people
    const row = await askedRequest(world, { userId: administrator.id })
    await assert.rejects(() => decideRequest('grant', row, actor(head), { reply: '同意注销。', version: 0 }))
    await administrator.refresh()
    assert.equal(administrator.name, '陆文舟')
    assert.equal((await PersonalRequest.firstOrFail()).state, 'received')
  })

  test('shows who has seen how to reach the person', async ({ client }) => {
    const world = await makeWorld()
    const { people } = world
    const booking = await makeBooking(await openPoint(world))
    await post(client, people.operator, `/contacts/booking/${booking.id}/reveals`, {})
    const row = await askedRequest(world, { kind: 'access' })
    const page = await client.get(`/personal-requests/${row.id}`).loginAs(people.head)
    page.assertTextIncludes('查看了联系方式')
    page.assertTextIncludes(people.operator.name)
  })

  test('the list costs the same for few and for many', async ({ client, assert }) => {
    const world = await makeWorld()
    const cost = () => countQueries(() => client.get('/personal-requests').loginAs(world.people.head))
    await askedRequest(world)
    const few = (await cost()).length
    for (let more = 0; more < 8; more++) await askedRequest(world)
    assert.lengthOf(await cost(), few)
  })
})
