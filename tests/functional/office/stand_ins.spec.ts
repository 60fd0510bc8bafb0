import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import { endStandIn } from '#app/office/stand_in_register'
import StandIn from '#app/users/stand_in'
import type User from '#app/users/user'
import { actor } from '#tests/support/applications'
import { inDays, standIn } from '#tests/support/stand_ins'
import { makeUser, makeWorld } from '#tests/world'

const typed = (deputy: User, more: object = {}) => ({
  deputyId: deputy.id,
  from: inDays(0),
  until: inDays(4),
  standInReason: '年休假',
  ...more,
})

const post = (client: any, user: User, form: object) =>
  client.post('/stand-ins').header('accept', 'text/html').form(form).withCsrfToken().loginAs(user).redirects(0)
const end = (client: any, user: User, { id }: { id: number }) =>
  client.post(`/stand-ins/${id}/endings`).header('accept', 'text/html').withCsrfToken().loginAs(user).redirects(0)

/** The world, with a second one of each kind of official. */
async function makeOffice() {
  const { people } = await makeWorld()
  const more = {
    handler2: await makeUser('江映雪', ['bureau_handler']),
    leader2: await makeUser('韩知秋', ['bureau_leader']),
    haidian2: await makeUser('白鹿鸣', ['district_reviewer'], { districtCode: '110108' }),
    gone: await makeUser('已离任', ['bureau_handler']),
  }
  await more.gone.merge({ isActive: false }).save()
  return { ...people, ...more }
}

type Office = Awaited<ReturnType<typeof makeOffice>>

test.group('Registering a stand-in', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('what no form sends for a day is refused on the form', async ({ client }) => {
    const { handler, handler2 } = await makeOffice()
    const response = await post(client, handler, typed(handler2, { from: [inDays(0), inDays(1)] }))
    response.assertStatus(422)
    response.assertTextIncludes('action="/stand-ins"')
  })

  test('an official does for himself; it is in force at once, on record, and the deputy sees it', async ({
    client,
    assert,
  }) => {
    const { handler, handler2 } = await makeOffice()
    const response = await post(client, handler, typed(handler2))
    response.assertStatus(302)
    const row = await StandIn.firstOrFail()
    response.assertHeader('location', `/stand-ins/${row.id}`)
    assert.include(row.$attributes, { absentId: handler.id, deputyId: handler2.id, createdById: handler.id })
    assert.equal(`${row.from} ${row.until} ${row.standing}`, `${inDays(0)} ${inDays(4)} in_force`)
    const entry = await db.from('audit_entries').where('action', 'stand_in.registered').firstOrFail()
    assert.include(entry, { subject_type: 'stand_in', subject_id: row.id, actor_id: handler.id })

    const home = await client.get('/home').loginAs(handler2)
    home.assertTextIncludes('您正在代理：沈怀瑾（至')
    const own = await client.get('/home').loginAs(handler)
    own.assertTextIncludes('您已委托 江映雪 代理至')
  })

  test('an administrator does for anybody, others for nobody else', async ({ client, assert }) => {
    const { administrator, head, handler, handler2, haidianReviewer, haidian2, operator, experts } = await makeOffice()
    const response = await post(client, administrator, typed(haidian2, { absentId: haidianReviewer.id }))
    response.assertStatus(302)
    for (const user of [head, handler2]) {
      const refused = await post(client, user, typed(handler2, { absentId: handler.id }))
      refused.assertStatus(403)
    }
    for (const stranger of [operator, experts[0]]) {
      const refused = await post(client, stranger, typed(handler))
      refused.assertStatus(403)
      for (const path of ['/stand-ins', '/stand-ins/create', '/stand-ins/view.xlsx', '/stand-in-acts']) {
        const page = await client.get(path).loginAs(stranger)
        page.assertStatus(403)
      }
    }
    assert.lengthOf(await StandIn.all(), 1)
  })

  const SIDES: [why: string, who: (office: Office) => [absent: User, deputy: User], words: string | null][] = [
    ['another reviewer of the district', ({ haidianReviewer, haidian2 }) => [haidianReviewer, haidian2], null],
    ['a leader for a leader', ({ leader, leader2 }) => [leader, leader2], null],
    ['a division head for a leader', ({ leader, head }) => [leader, head], null],
    ['a handler for the division head', ({ head, handler }) => [head, handler], null],
    [
      'a reviewer of another district',
      ({ haidianReviewer, chaoyangReviewer }) => [haidianReviewer, chaoyangReviewer],
      '代理人须是同一区的初审员，温景行 不是',
    ],
    [
      'the bureau for a district',
      ({ haidianReviewer, handler }) => [haidianReviewer, handler],
      '代理人须是同一区的初审员',
    ],
    [
      'a district for the bureau',
      ({ handler, haidianReviewer }) => [handler, haidianReviewer],
      '代理人须是市局人员，周若宁 不是',
    ],
    ['a handler for a leader', ({ leader, handler }) => [leader, handler], '代理人须是局领导或处室负责人，沈怀瑾 不是'],
    ['an expert', ({ handler, experts }) => [handler, experts[0]], '代理人须是审批人员，程秋实 不是'],
    ['an applicant', ({ handler, operator }) => [handler, operator], '代理人须是审批人员'],
    ['an administrator', ({ handler, administrator }) => [handler, administrator], '代理人须是审批人员'],
    ['oneself', ({ handler }) => [handler, handler], '代理人不能是被代理人本人'],
    ['somebody who has left', ({ handler, gone }) => [handler, gone], '已离任 的账户已停用'],
    ['for somebody who has left', ({ handler, gone }) => [gone, handler], '已离任 的账户已停用'],
    ['for an expert', ({ handler, experts }) => [experts[0], handler], '被代理人须是审批人员：专家评分'],
  ]
  for (const [why, who, words] of SIDES) {
    test(`${why}: ${words ? 'no' : 'yes'}`, async ({ client, assert }) => {
      const office = await makeOffice()
      const [absent, deputy] = who(office)
      const response = await post(client, office.administrator, typed(deputy, { absentId: absent.id }))
      response.assertStatus(words ? 422 : 302)
      if (words) response.assertTextIncludes(words)
      assert.lengthOf(await StandIn.all(), words ? 0 : 1)
    })
  }

  const FAULTS: [change: () => object, words: string][] = [
    [() => ({ until: inDays(-1), from: inDays(0) }), '结束日期不能早于开始日期'],
    [() => ({ from: inDays(-1) }), '开始日期不能早于今天'],
    [() => ({ until: inDays(180) }), '一次代理最长 180 天'],
    [() => ({ from: '2026-02-31' }), '开始日期不是有效的日期'],
    [() => ({ standInReason: '' }), '请填写原因'],
    [() => ({ deputyId: '' }), '请填写代理人'],
    [() => ({ deputyId: 999_999 }), '请选择人员'],
  ]
  for (const [change, words] of FAULTS) {
    test(`“${words}” is said, and what was typed is kept`, async ({ client, assert }) => {
      const { handler, handler2 } = await makeOffice()
      const response = await post(client, handler, typed(handler2, { standInReason: '外出学习', ...change() }))
      response.assertStatus(422)
      response.assertTextIncludes(words)
      if (!words.includes('原因')) response.assertTextIncludes('外出学习')
      assert.isEmpty(await StandIn.all())
    })
  }

  test('lasts 180 days at most, both ends counted', async ({ client }) => {
    const { handler, handler2 } = await makeOffice()
    const response = await post(client, handler, typed(handler2, { until: inDays(179) }))
    response.assertStatus(302)
  })

  test('one day has one deputy; the day after may have another', async ({ client, assert }) => {
    const { handler, handler2, head } = await makeOffice()
    await standIn(handler, handler2, { from: 3, until: 6 })
    for (const [from, until] of [
      [0, 3],
      [4, 5],
      [6, 9],
      [0, 20],
    ]) {
      const response = await post(client, handler, typed(head, { from: inDays(from), until: inDays(until) }))
      response.assertStatus(422)
      response.assertTextIncludes(`沈怀瑾 在 ${inDays(3)} 至 ${inDays(6)} 已由 江映雪 代理`)
    }
    for (const [from, until] of [
      [0, 2],
      [7, 9],
    ]) {
      const response = await post(client, handler, typed(head, { from: inDays(from), until: inDays(until) }))
      response.assertStatus(302)
    }
    assert.lengthOf(await StandIn.all(), 3)
  })

  test('nobody acts who is away, and the chain of those who act for each other is named', async ({ client }) => {
    const { handler, handler2, head } = await makeOffice()
    await standIn(handler2, head, { from: 2, until: 3 })
    const away = await post(client, handler, typed(handler2))
    away.assertStatus(422)
    away.assertTextIncludes(`江映雪 在 ${inDays(2)} 至 ${inDays(3)} 也由他人代理，不能代理 沈怀瑾`)

    const circle = await post(client, head, typed(handler2, { from: inDays(3) }))
    circle.assertStatus(422)
    circle.assertTextIncludes('代理人形成循环：高一鸣 → 江映雪 → 高一鸣')

    const alone = await post(client, head, typed(handler, { from: inDays(3), until: inDays(5) }))
    alone.assertFlashMessage('notice', '其间原由其代理的人员将无人代理：江映雪，请另行登记。')
    const longer = await post(client, handler, typed(handler2, { from: inDays(3) }))
    longer.assertStatus(422)
    longer.assertTextIncludes('代理人形成循环：沈怀瑾 → 江映雪 → 高一鸣 → 沈怀瑾')
    const notThatDay = await post(client, handler, typed(handler2, { from: inDays(2), until: inDays(2) }))
    notThatDay.assertTextIncludes('也由他人代理')
    const apart = await post(client, handler, typed(handler2, { from: inDays(4) }))
    apart.assertStatus(302)
  })
})

test.group('Ending a stand-in', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('today is the last day then, for the absent one and the administrator to say', async ({ client, assert }) => {
    const { handler, handler2, head, administrator } = await makeOffice()
    const row = await standIn(handler, handler2)
    for (const [user, status] of [
      [head, 403],
      [handler2, 403],
    ] as const) {
      const refused = await end(client, user, row)
      refused.assertStatus(status)
    }
    const response = await end(client, handler, row)
    response.assertStatus(302)
    await row.refresh()
    assert.equal(row.until, inDays(0))
    assert.equal(row.standing, 'in_force')

    const page = await client.get(`/stand-ins/${row.id}`).loginAs(administrator)
    page.assertTextIncludes(`提前结束了代理：江映雪 代 沈怀瑾，最后一天为 ${inDays(0)}`)
    const again = await end(client, administrator, row)
    again.assertStatus(409)
    again.assertTextIncludes('代理已经结束或今天到期')
    standAt(new Date(Date.now() + 86_400_000))
    assert.equal(row.standing, 'over')
  })

  test('one that has not begun never does, and its days are free again', async ({ client, assert }) => {
    const { handler, handler2, head } = await makeOffice()
    const row = await standIn(handler, handler2, { from: 2, until: 6 })
    const response = await end(client, handler, row)
    response.assertStatus(302)
    await row.refresh()
    assert.equal(row.standing, 'cancelled')
    const page = await client.get(`/stand-ins/${row.id}`).loginAs(handler2)
    page.assertTextIncludes('取消了代理：江映雪 代 沈怀瑾')
    const other = await post(client, handler, typed(head, { from: inDays(0), until: inDays(9) }))
    other.assertStatus(302)
    const back = await post(client, handler2, typed(handler, { from: inDays(20), until: inDays(22) }))
    back.assertStatus(302)
  })
})

test.group('The register of stand-ins', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('shows everybody his own, and all to those who oversee the work', async ({ client, assert }) => {
    const { handler, handler2, head, leader, haidianReviewer, haidian2, administrator } = await makeOffice()
    const bureau = await standIn(handler, handler2)
    await standIn(haidianReviewer, haidian2, { from: 5, until: 6 })
    const shown = async (user: User, qs = {}) => {
      const page = await client.get('/stand-ins').qs(qs).loginAs(user)
      return [...page.text().matchAll(/href="\/stand-ins\/(\d+)">/g)].length
    }
    for (const user of [handler, handler2, haidian2]) assert.equal(await shown(user), 1)
    for (const user of [head, administrator]) assert.equal(await shown(user), 2)
    assert.equal(await shown(leader), 0)
    const hidden = await client.get(`/stand-ins/${bureau.id}`).loginAs(haidian2)
    hidden.assertStatus(404)
    const ending = await end(client, haidian2, bureau)
    ending.assertStatus(404)

    assert.equal(await shown(head, { standing: 'coming' }), 1)
    assert.equal(await shown(head, { standing: 'over' }), 0)
    assert.equal(await shown(head, { q: '白鹿' }), 1)
    assert.equal(await shown(head, { days_from: inDays(6) }), 1)
    assert.equal(await shown(head, { days_to: inDays(5) }), 2)
    await endStandIn(bureau.id, actor(handler))
    assert.equal(await shown(head, { standing: 'in_force', sort: 'until' }), 1)

    const exported = await client.get('/stand-ins/view.xlsx').loginAs(handler)
    exported.assertStatus(200)
    const entry = await db.from('audit_entries').where('action', 'list.exported').firstOrFail()
    assert.equal(entry.actor_id, handler.id)
  })
})
