import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import limiter from '@adonisjs/limiter/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import { makeFile } from '#database/demo/files'
import Attachment from '#app/attachments/attachment'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import sweep from '#jobs/core/sweep'
import BadRatingCase from '#app/ratings/bad_rating_case'
import { caseActs, type CaseActName } from '#app/ratings/bad_rating_case_acts'
import { complaintFacts } from '#app/ratings/complaint_facts'
import Rating from '#app/ratings/rating'
import { countRatings } from '#app/ratings/rating_counts'
import { noTally } from '#app/ratings/rating_figures'
import type User from '#app/users/user'
import { sweepClocks } from '#app/workflow/clock_sweep'
import { waitingFor } from '#app/workflow/todos'
import { drainOutbox } from '#jobs/drain'
import { pointOf } from '#tests/support/activities'
import { cellsOf, download } from '#tests/support/downloads'
import { textsTo } from '#tests/support/notices'
import { countQueries } from '#tests/support/queries'
import { appeal, appealed, badRating, caseIn, complaint, rater } from '#tests/support/ratings'
import { address, upload } from '#tests/support/uploads'
import { makeWorld, type World } from '#tests/world'

const KEPT = /13900000002|谷雨|guyu/
const HEADERS =
  '序号,评价时间,网点,来源,等级,问题描述,责任人,首次联系时间,核实情况,整改措施,完成时间,回访结果,是否超期,申诉情况'

/** What somebody types at each step. */
const SAID: Record<CaseActName, object> = {
  release: {},
  contact: { responsible: '林知远', contactWay: 'phone', contactNote: '致歉并了解了经过。' },
  verify: { verdict: 'founded', finding: '当天窗口缺人，情况属实。' },
  repair: { measures: '增加一名值班人员，公布替班电话。', repairedOn: '2026-11-23' },
  callBack: { callBackResult: 'satisfied', callBackNote: '对整改表示满意。' },
  close: { closingNote: '整改到位，予以办结。' },
  sendBack: { backReason: '替班电话仍无人接听。' },
  appeal,
  propose: { proposal: 'uphold', proposalReason: '监控显示有人接待，申诉属实。' },
  rule: { ruling: 'uphold', rulingOpinion: '同意。' },
}

test.group('What follows a bad rating', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => limiter.clear())
  /** A Monday. */
  group.each.setup(() => standAt(new Date('2026-11-23T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  async function act(client: ApiClient, { id }: { id: number }, user: User, name: CaseActName, more = {}) {
    const { version } = await BadRatingCase.findOrFail(id)
    return client
      .post(`/bad-ratings/${id}/steps`)
      .form({ act: name, version, ...SAID[name], ...more })
      .withCsrfToken()
      .loginAs(user)
      .redirects(0)
  }

  const acted = (id: number) =>
    db.from('audit_entries').where({ subject_type: 'bad_rating_case', subject_id: id }).orderBy('seq').select('action')

  test('contact, verification, repair, call-back, second rating and end, each by who has to', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator, principal, handler } = world.people
    const row = await badRating(world)
    for (const [user, name, state] of [
      [handler, 'release', 'opened'],
      [operator, 'contact', 'contacted'],
      [handler, 'verify', 'verified'],
      [principal, 'repair', 'repaired'],
      [handler, 'callBack', 'called_back'],
    ] as const) {
      const answer = await act(client, row, user, name)
      answer.assertStatus(302)
      await row.refresh()
      assert.equal(row.state, state)
    }
    await drainOutbox()
    const [mail] = await db.from('inbox_mails').where({ recipient: rater.contactEmail }).orderBy('id', 'desc')
    assert.include(mail.text, row.secondPath)

    const page = await client.get(row.secondPath)
    page.assertTextIncludes('原来的评价不会改变')
    const again = () => client.post(row.secondPath).form({ stars: '4', comment: '有改进。' }).redirects(0)
    await again()
    await again()
    await row.refresh()
    assert.include(row.$attributes, { stars: 1, secondStars: 4, secondComment: '有改进。', state: 'called_back' })
    const { stars } = await Rating.firstOrFail()
    assert.equal(stars, 1)
    await act(client, row, handler, 'close')
    assert.deepEqual(
      (await acted(row.id)).map(({ action }) => action.split('.')[1]),
      [
        ...['opened', 'contact_released', 'contacted', 'verified', 'repaired', 'called_back'],
        ...['rated_again', 'closed'],
      ]
    )
    await drainOutbox()
    assert.match((await textsTo(principal)).join(), /办结/)
    const running = await db.from('clocks').where({ subject_type: 'bad_rating_case' }).whereNull('ended_on')
    assert.isEmpty(running)
  })

  test('how to reach who rated is the handler’s alone, until it is released to the point', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const row = await badRating(world)
    const shows = async (user: User) => KEPT.test((await client.get(`/bad-ratings/${row.id}`).loginAs(user)).text())
    for (const user of [people.operator, people.principal, people.haidianReviewer, people.head, people.leader])
      assert.isFalse(await shows(user), user.name)
    assert.isTrue(await shows(people.handler))
    const early = await act(client, row, people.operator, 'contact')
    early.assertStatus(403)
    await act(client, row, people.handler, 'release')
    const twice = await act(client, row, people.handler, 'release')
    twice.assertStatus(409)
    assert.isTrue(await shows(people.operator))
    for (const user of [people.haidianReviewer, people.head]) assert.isFalse(await shows(user), user.name)
    for (const user of [people.handler, people.operator]) {
      for (const path of ['/bad-ratings/view.xlsx', '/bad-ratings/export.xlsx']) {
        const { rows } = await cellsOf((await download(client, path, user)).body())
        assert.notMatch(JSON.stringify(rows), KEPT)
      }
    }
  })

  test('who may take which step', async ({ assert }) => {
    const world = await makeWorld()
    const { people } = world
    const row = await badRating(world)
    await row.merge({ contactReleasedAt: row.createdAt }).save()
    const who: Record<CaseActName, string> = {
      release: 'handler',
      contact: 'handler,operator,principal',
      verify: 'handler',
      repair: 'operator,principal',
      callBack: 'handler',
      close: 'handler',
      sendBack: 'handler',
      appeal: 'principal',
      propose: 'handler',
      rule: 'head',
    }
    const tried = [
      'handler',
      'head',
      'leader',
      'haidianReviewer',
      'operator',
      'principal',
      'chaoyangPrincipal',
    ] as const
    for (const [name, allowed] of Object.entries(who)) {
      const may = tried.filter((person) => caseActs[name as CaseActName].who(people[person], row))
      assert.equal(may.sort().join(), allowed.split(',').sort().join(), name)
    }
  })

  test('others are refused or find nothing, and nothing changes', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const row = await badRating(world)
    for (const [user, status] of [
      [people.haidianReviewer, 403],
      [people.leader, 403],
      [people.chaoyangPrincipal, 404],
      [people.chaoyangReviewer, 404],
      [people.experts[0], 404],
    ] as const) {
      const answer = await act(client, row, user, 'contact')
      answer.assertStatus(status)
    }
    await row.refresh()
    assert.include(row.$attributes, { state: 'opened', version: 0 })
  })

  test('what is missing is named at its field, and the step of another state is refused', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, operator } = world.people
    const row = await caseIn('contacted', world)
    const short = await act(client, row, handler, 'verify', { verdict: '', finding: '属实' })
    short.assertStatus(422)
    short.assertTextIncludes('核实结论')
    const early = await act(client, row, operator, 'repair')
    early.assertStatus(409)
    const future = await act(client, await caseIn('verified', world), operator, 'repair', { repairedOn: '2026-11-24' })
    future.assertStatus(422)
    const old = await act(client, row, handler, 'verify', { version: 0 })
    old.assertStatus(409)
    await row.refresh()
    assert.equal(row.state, 'contacted')
  })

  test('where nobody can be reached, the point says how it takes the matter up', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator, handler } = world.people
    const row = await badRating(world, { contactMobile: null, contactEmail: null })
    assert.include(row.$attributes, { leftContact: false, contactName: null })
    await act(client, row, operator, 'contact', { contactWay: undefined })
    await act(client, row, handler, 'verify', { verdict: 'unfounded' })
    await row.refresh()
    assert.include(row.$attributes, { contactWay: 'none', state: 'repaired' })
    await act(client, row, handler, 'callBack', { callBackResult: undefined })
    await row.refresh()
    assert.equal(row.callBackResult, 'no_contact')
  })

  test('what is not put right goes back, with a limit of its own', async ({ client, assert }) => {
    const world = await makeWorld()
    const row = await caseIn('repaired', world)
    await act(client, row, world.people.handler, 'sendBack')
    await row.refresh()
    assert.equal(row.state, 'verified')
    const repairs = await db.from('clocks').where({ subject_id: row.id, kind: 'repair' }).orderBy('id')
    assert.deepEqual(
      repairs.map(({ ended_on }) => ended_on === null),
      [false, true]
    )
  })

  test('the days of repair are those of the calendar, the first contact is by working days', async ({ assert }) => {
    standAt(new Date('2026-11-27T02:00:00Z'))
    const row = await badRating(await makeWorld())
    const due = Object.fromEntries(row.clocks.map(({ kind, dueOn }) => [kind, dueOn!.toISODate()]))
    assert.deepEqual(due, { first_contact: '2026-11-30', repair: '2026-12-04' })
  })

  test('what is late is told to the point, the handler and the district, and shown everywhere', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { operator, handler, haidianReviewer } = world.people
    const row = await badRating(world)
    standAt(new Date('2026-12-01T02:00:00Z'))
    await sweepClocks({})
    await sweepClocks({})
    await drainOutbox()
    for (const user of [operator, handler, haidianReviewer]) {
      const texts = (await textsTo(user)).join('\n')
      assert.include(texts, '首次联系已超期')
      assert.include(texts, '整改已超期')
    }
    const list = await client.get('/bad-ratings?overdue=yes').loginAs(handler)
    list.assertTextIncludes(row.number)
    list.assertTextIncludes('已超 5 个工作日')
    const page = await client.get(`/bad-ratings/${row.id}`).loginAs(operator)
    page.assertTextIncludes('已超 1 天')
    const home = await client.get('/home').loginAs(operator)
    home.assertTextIncludes(row.number)
    const { rows } = await cellsOf((await download(client, '/bad-ratings/export.xlsx', handler)).body())
    const headers = rows.find((line) => line.includes('是否超期'))!
    assert.equal(rows[rows.indexOf(headers) + 1][headers.indexOf('是否超期')], '是')
    const [facts] = (await complaintFacts([row.designationId], 2026)).values()
    assert.include(facts, { cases: 1, late: 1, open: 1, closedInTime: 0 })
  })

  test('the ledger has its fourteen columns in order and names nobody who rated', async ({ client, assert }) => {
    const world = await makeWorld()
    await caseIn('closed', world)
    const { rows } = await cellsOf((await download(client, '/bad-ratings/export.xlsx', world.people.handler)).body())
    const at = rows.findIndex((line) => line.includes('评价时间'))
    assert.equal(at, 2)
    assert.equal(rows[at].join(), HEADERS)
    const line = JSON.stringify(rows[at + 1])
    for (const text of ['一事一评', '非常不满意', '属实；当天窗口缺人', '满意；对整改表示满意', '否'])
      assert.include(line, text)
  })

  test('a complaint by telephone is taken down by the handler alone', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const point = await pointOf(world)
    const form = {
      ...{ point: point.id, source: 'telephone', stars: '2', ratedOn: '2026-11-23' },
      problem: '电话多次无人接听。',
    }
    const send = (user: User, more = {}) =>
      client
        .post('/bad-ratings')
        .form({ ...form, ...more })
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)
    for (const user of [people.operator, people.haidianReviewer, people.head]) (await send(user)).assertStatus(403)
    const refused = await send(people.handler, { point: 0 })
    refused.assertStatus(422)
    refused.assertTextIncludes('请选择被投诉的网点')
    const wrong = await send(people.handler, { source: 'survey' })
    wrong.assertStatus(422)
    const answer = await send(people.handler)
    answer.assertStatus(302)
    const row = await BadRatingCase.firstOrFail()
    assert.include(row.$attributes, { source: 'telephone', ratingId: null, state: 'opened', leftContact: false })
  })

  test('it waits for whose turn it is', async ({ assert }) => {
    const world = await makeWorld()
    const { operator, principal, handler, head, chaoyangPrincipal } = world.people
    const waits = async (user: User) =>
      (await waitingFor(user)).find(({ source }) => source.item === 'bad_ratings')?.waiting ?? 0
    await badRating(world)
    await caseIn('contacted', world)
    await caseIn('verified', world)
    await caseIn('closed', world)
    await appealed(world, { checked: true })
    assert.deepEqual(await Promise.all([operator, principal, handler, head, chaoyangPrincipal].map(waits)), [
      ...[2, 2, 2, 1, 0],
    ])
  })

  test('an appeal pauses the limits; upheld, the rating stays on record and leaves the figures', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { principal, operator, handler, head } = world.people
    const row = await badRating(world)
    const notHis = await act(client, row, operator, 'appeal')
    notHis.assertStatus(403)
    await act(client, row, principal, 'appeal')
    const running = await db
      .from('clocks')
      .where({ subject_id: row.id, subject_type: 'bad_rating_case', ended_on: null })
    assert.deepEqual(
      running.map(({ kind, due_on }) => [kind, due_on]),
      [['repair', null]]
    )
    await act(client, row, handler, 'propose')
    const notYet = await act(client, row, handler, 'rule')
    notYet.assertStatus(403)
    await act(client, row, head, 'rule')
    await row.refresh()
    assert.include(row.$attributes, { state: 'upheld', ruling: 'uphold' })
    const rating = await Rating.query().preload('consultation').firstOrFail()
    assert.isNotNull(rating.excludedAt)
    assert.equal(rating.stars, 1)
    assert.isNull(rating.consultation.stars)
    const decision = await db.from('approvals').where({ subject_type: 'bad_rating_case' }).firstOrFail()
    assert.include(decision, { step: 'ruling', decision: 'uphold', by_id: head.id })
    const [facts] = (await complaintFacts([row.designationId], 2026)).values()
    assert.include(facts, { cases: 0, struckOut: 1 })
    const [counted] = await countRatings({ from: '2026-11-01', until: '2026-11-30' })
    assert.deepEqual(counted.tally, { ...noTally(), served: 1 })
  })

  test('dismissed, it goes on where it was, with the days that were left', async ({ client, assert }) => {
    const world = await makeWorld()
    const { head, principal } = world.people
    const row = await appealed(world, { checked: true })
    standAt(new Date('2026-11-26T02:00:00Z'))
    await act(client, row, head, 'rule', { ruling: 'dismiss' })
    await row.refresh()
    assert.equal(row.state, 'opened')
    await row.load('clocks', (clocks) => void clocks.whereNull('endedOn'))
    const due = Object.fromEntries(row.clocks.map(({ kind, dueOn }) => [kind, dueOn!.toISODate()]))
    assert.deepEqual(due, { first_contact: '2026-11-27', repair: '2026-12-03' })
    const page = await client.get(`/bad-ratings/${row.id}`).loginAs(principal)
    assert.notInclude(page.text(), 'name="appealReason"')
    const again = await act(client, row, principal, 'appeal')
    again.assertStatus(409)
    again.assertTextIncludes('已经提出过申诉')
  })

  test('whoever proposed a ruling does not decide on it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const row = await appealed(world, { checked: true })
    await handler.merge({ roles: ['bureau_handler', 'division_head'] }).save()
    const answer = await act(client, row, handler, 'rule')
    answer.assertStatus(409)
    await row.refresh()
    assert.equal(row.state, 'deliberated')
  })

  test('names and numbers are deleted after three years, the case stays', async ({ client, assert }) => {
    const world = await makeWorld()
    const row = await badRating(world)
    standAt(new Date(`${addDays(beijingDay(), 3 * 366 + 2)}T02:00:00Z`))
    await sweep()
    await row.refresh()
    assert.include(row.$attributes, { contactName: null, contactMobile: null, contactEmail: null })
    const page = await client.get(`/bad-ratings/${row.id}`).loginAs(world.people.handler)
    page.assertTextIncludes('联系方式已按期删除')
  })

  test('the point adds evidence while it is its turn; who sees the case opens it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator, handler, chaoyangPrincipal } = world.people
    const row = await badRating(world)
    const photo = await makeFile('pdf', '值班登记')
    const add = (user: User) =>
      upload(client, address(row.id, 'evidence', 'bad_rating_case'), user, photo, '值班登记.pdf')
    const added = await add(operator)
    added.assertStatus(201)
    const { id } = await Attachment.firstOrFail()
    for (const [user, status] of [
      [handler, 200],
      [chaoyangPrincipal, 404],
    ] as const) {
      const file = await client.get(`/attachments/${id}`).loginAs(user)
      file.assertStatus(status)
    }
    const refused = await add(handler)
    refused.assertStatus(403)
    const page = await client.get(`/bad-ratings/${row.id}`).loginAs(handler)
    page.assertTextIncludes('值班登记.pdf')
    assert.lengthOf(await Attachment.all(), 1)
  })

  test('the second address is good for the letter of the call-back alone', async ({ client }) => {
    const world = await makeWorld()
    const row = await caseIn('repaired', world)
    const early = await client.get(row.secondPath)
    early.assertStatus(410)
    const made = await client.get(`/rate-again/${row.id}`)
    made.assertStatus(404)
    made.assertTextIncludes('没有找到这次服务')
  })

  test('what counts for the yearly evaluation', async ({ assert }) => {
    const world: World = await makeWorld()
    await caseIn('closed', world)
    await complaint(world)
    const { id } = await pointOf(world)
    const facts = await complaintFacts([id, 0], 2026)
    assert.deepEqual([...facts], [[id, { cases: 2, valid: 1, closedInTime: 1, late: 0, open: 1, struckOut: 0 }]])
    assert.isEmpty([...(await complaintFacts([id], 2025))])
  })

  test('the list costs the same for few and for many', async ({ client, assert }) => {
    const world = await makeWorld()
    const count = () => countQueries(async () => void (await client.get('/bad-ratings').loginAs(world.people.handler)))
    await badRating(world)
    await count()
    const few = await count()
    for (let n = 0; n < 6; n++) await complaint(world)
    const many = await count()
    assert.equal(many.length, few.length)
  })
})
