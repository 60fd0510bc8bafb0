import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import type { ApiClient } from '@japa/api-client'
import type User from '#app/users/user'
import { chosenCases } from '#app/cases/case_facts'
import { sharedCases } from '#app/cases/case_duties'
import { claimCase } from '#app/cases/formal_check'
import TypicalCase from '#app/cases/typical_case'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import { DateTime } from 'luxon'
import cases from '#config/cases'
import BulkAct from '#app/workflow/bulk_act'
import { sweepClocks } from '#app/workflow/clock_sweep'
import CorrectionOrder from '#app/workflow/correction_order'
import { drainOutbox } from '#jobs/drain'
import { lapses } from '#start/workflows'
import { makeMember } from '#tests/support/alliance'
import { actor } from '#tests/support/applications'
import { recommendedCase, submittedCase, takeAct } from '#tests/support/case_papers'
import { countQueries } from '#tests/support/queries'
import { caseCall, typicalCase } from '#tests/support/typical_cases'
import { makeUser, makeWorld } from '#tests/world'

const ALL = { 'checked[]': [...cases.checklist] }
const DEFECT = { 'defects[effect][on]': 'true', 'defects[effect][note]': '请写明服务前后的数据来源。' }

const order = (client: ApiClient, row: TypicalCase, user: User, typed: object) =>
  client
    .post(`/typical-cases/${row.id}/corrections`)
    .form({ version: row.version, ...typed })
    .withCsrfToken()
    .loginAs(user)

test.group('The formal check', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('a handler takes a case; from then on the others leave it alone', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, haidianReviewer } = world.people
    const other = await makeUser('纪晚晴', ['bureau_handler'])
    const row = await recommendedCase(world, await caseCall(world))
    const stale = await TypicalCase.findOrFail(row.id)
    ;(await takeAct(client, row, head, 'claim')).assertStatus(403)
    ;(await takeAct(client, row, haidianReviewer, 'claim')).assertStatus(403)
    await takeAct(client, row, handler, 'claim')
    await row.refresh()
    assert.equal(row.handlerId, handler.id)
    ;(await takeAct(client, row, other, 'pass', ALL)).assertStatus(403)
    await assert.rejects(() => claimCase(stale, actor(other)))
    await takeAct(client, row, handler, 'release')
    await row.refresh()
    assert.isNull(row.handlerId)
    ;(await takeAct(client, row, other, 'release')).assertStatus(409)
  })

  test('passes a case only with every point ticked', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, principal } = world.people
    const row = await recommendedCase(world, await caseCall(world))
    ;(await takeAct(client, row, principal, 'pass', ALL)).assertStatus(403)
    const partly = await takeAct(client, row, handler, 'pass', { 'checked[]': ['complete'] })
    partly.assertStatus(422)
    partly.assertTextIncludes('请逐项核对并全部勾选')
    await takeAct(client, row, handler, 'pass', ALL)
    await row.refresh()
    assert.equal(row.state, 'formal_ok')
    const entry = await db.from('audit_entries').where('action', 'typical_case.formally_passed').firstOrFail()
    assert.lengthOf(JSON.parse(entry.details).checked, cases.checklist.length)
    ;(await takeAct(client, row, handler, 'pass', ALL)).assertStatus(409)
    await drainOutbox()
    const told = await db.from('notifications').where({ event: 'typical_case.formally_passed' })
    assert.lengthOf(told, 2)
  })

  test('refuses with a reason', async ({ client, assert }) => {
    const world = await makeWorld()
    const row = await recommendedCase(world, await caseCall(world))
    ;(await takeAct(client, row, world.people.handler, 'refuse', { opinion: '短' })).assertStatus(422)
    await takeAct(client, row, world.people.handler, 'refuse', { opinion: '不属于知识产权信息服务。' })
    await row.refresh()
    assert.equal(row.state, 'formally_refused')
    const page = await client.get(`/typical-cases/${row.id}`).loginAs(world.people.principal)
    page.assertTextIncludes('不属于知识产权信息服务。')
  })

  test('orders a correction: only what it names opens, and the unit hands it in again', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, operator, principal } = world.people
    const row = await recommendedCase(world, await caseCall(world))
    ;(await order(client, row, principal, DEFECT)).assertStatus(403)
    ;(await order(client, row, handler, {})).assertTextIncludes('请至少勾选一项需要补正的内容')
    ;(await order(client, row, handler, { ...DEFECT, 'defects[effect][note]': '' })).assertStatus(422)
    await order(client, row, handler, DEFECT)
    await row.refresh()
    assert.equal(row.state, 'supplement_required')
    const clock = await db.from('clocks').where({ subject_type: 'typical_case', kind: 'case_supplement' }).firstOrFail()
    assert.equal(clock.limit_days, cases.supplement)

    const overview = await client.get(`/typical-cases/${row.id}/edit`).loginAs(operator)
    overview.assertTextIncludes('请写明服务前后的数据来源。')
    const closed = await client.get(`/typical-cases/${row.id}/sections/figures/edit`).loginAs(operator)
    closed.assertStatus(404)
    const body = {
      background: '背景。',
      practice: '做法。',
      effect: '数据来自台账。',
      novelty: '创新。',
      transfer: '推广。',
    }
    await client.put(`/typical-cases/${row.id}/sections/body`).form(body).withCsrfToken().loginAs(operator)
    const sent = await client
      .post(`/typical-cases/${row.id}/submissions`)
      .form({ version: row.version })
      .withCsrfToken()
      .loginAs(principal)
    sent.assertStatus(200)
    await row.refresh()
    assert.include(row.serialize(), { state: 'recommended', round: 2, recommendedRank: 1 })
    const [answered] = await CorrectionOrder.of('typical_case', row.id)
    assert.equal(answered.state, 'answered')
    const compared = await client.get(`/typical-cases/${row.id}/rounds/2`).loginAs(handler)
    compared.assertTextIncludes('数据来自台账')

    ;(await order(client, row, handler, DEFECT)).assertStatus(403)
    ;(await order(client, row, world.people.head, DEFECT)).assertStatus(422)
    await order(client, row, world.people.head, { ...DEFECT, correctionReason: '第一次补正仍未说明来源。' })
    await row.refresh()
    assert.equal(row.state, 'supplement_required')
  })

  test('a correction is ordered on the newest version, while the case is checked', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, haidianReviewer, chaoyangPrincipal } = world.people
    const row = await recommendedCase(world, await caseCall(world))
    ;(await order(client, row, haidianReviewer, DEFECT)).assertStatus(403)
    ;(await order(client, row, chaoyangPrincipal, DEFECT)).assertStatus(404)
    ;(await order(client, row, handler, { ...DEFECT, version: row.version - 1 })).assertStatus(409)
    ;(await takeAct(client, row, handler, 'refuse', { version: row.version - 1 })).assertStatus(409)
    await row.refresh()
    assert.equal(row.state, 'recommended')
    await takeAct(client, row, handler, 'pass', ALL)
    ;(await order(client, row, handler, DEFECT)).assertStatus(409)
    assert.isEmpty(await CorrectionOrder.of('typical_case', row.id))
  })

  test('a case that is not corrected in time is closed by itself', async ({ client, assert }) => {
    const world = await makeWorld()
    const row = await recommendedCase(world, await caseCall(world))
    await order(client, row, world.people.handler, DEFECT)
    standAt(new Date(`${addDays(beijingDay(), 30)}T02:00:00Z`))
    for (let day = 30; day < 40 && row.state !== 'lapsed'; day++) {
      await sweepClocks(lapses)
      await row.refresh()
      standAt(new Date(Date.now() + (day + 1) * 86_400_000))
    }
    assert.equal(row.state, 'lapsed')
    const [lapsed] = await CorrectionOrder.of('typical_case', row.id)
    assert.equal(lapsed.state, 'lapsed')
  })

  test('many are passed at once, but for one whose text stands in another', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const call = await caseCall(world, { quotaUnit: 9 })
    const rows = [await recommendedCase(world, call, 1, OWN), await recommendedCase(world, call, 2, OWN)]
    const [first, copy] = await TypicalCase.query().orderBy('id')
    assert.equal(copy.alikePercent, 100)
    const page = await client.get(`/typical-cases/${first.id}`).loginAs(handler)
    page.assertTextIncludes('相同 100%')
    page.assertTextIncludes(copy.number!)
    const unit = await client.get(`/typical-cases/${copy.id}`).loginAs(world.people.principal)
    assert.notInclude(unit.text(), '相同 100%')

    await client
      .post('/typical-cases/bulk-choices')
      .form({ 'act': 'typical_case.pass', 'ids[]': rows.map(({ id }) => String(id)) })
      .withCsrfToken()
      .loginAs(handler)
    const act = await BulkAct.query().orderBy('id', 'desc').firstOrFail()
    const confirm = await client.get(`/bulk-acts/${act.id}/edit`).loginAs(handler)
    confirm.assertTextIncludes('须逐件审查')
    await client
      .put(`/bulk-acts/${act.id}`)
      .form({ opinion: '逐件核对，均符合要求。', looked: 'true' })
      .withCsrfToken()
      .loginAs(handler)
    await drainOutbox()
    await first.refresh()
    await copy.refresh()
    assert.deepEqual([first.state, copy.state], ['formal_ok', 'recommended'])
  })
})

const OWN = {
  background: '本市专精特新企业普遍缺少专职的知识产权人员，研发立项前难以判断技术路线是否已被他人布局。',
  practice: '我们为二十家企业建立专题数据库，安排馆员每月走访，由企业提出问题，馆员带回检索结论并当面解读。',
  effect: '一年内完成检索报告十九份，帮助四家企业调整技术路线，减少重复研发投入约三百万元。',
}

test.group('Plagiarism', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is proposed by a handler and decided by the head of the division', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, principal } = world.people
    const row = await recommendedCase(world, await caseCall(world))
    const facts = { opinion: '与往年案例大段雷同，经核实为抄袭。' }
    ;(await takeAct(client, row, head, 'disqualify', facts)).assertStatus(409)
    ;(await takeAct(client, row, principal, 'propose', facts)).assertStatus(403)
    await takeAct(client, row, handler, 'propose', facts)
    await row.refresh()
    ;(await takeAct(client, row, handler, 'disqualify', facts)).assertStatus(403)
    const unit = await client.get(`/typical-cases/${row.id}`).loginAs(principal)
    assert.notInclude(unit.text(), '经核实为抄袭')

    await takeAct(client, row, head, 'dismiss', { opinion: '属于本单位往年案例的延续。' })
    await row.refresh()
    assert.isNull(row.disqualifyReason)
    await takeAct(client, row, handler, 'propose', facts)
    await row.refresh()
    await takeAct(client, row, head, 'disqualify', facts)
    await row.refresh()
    assert.equal(row.state, 'disqualified')
    ;(await takeAct(client, row, handler, 'propose', facts)).assertStatus(409)
  })

  test('is dismissed by the head alone, and only while it stands; nobody decides what they proposed', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { handler, head } = world.people
    const both = await makeUser('纪晚晴', ['bureau_handler', 'division_head'])
    const row = await recommendedCase(world, await caseCall(world))
    ;(await takeAct(client, row, head, 'dismiss')).assertStatus(409)
    ;(await takeAct(client, row, both, 'propose', { opinion: '短' })).assertStatus(422)
    await takeAct(client, row, both, 'propose')
    const seen = row.version
    await row.refresh()
    assert.equal(row.disqualifyById, both.id)
    ;(await takeAct(client, row, handler, 'propose')).assertStatus(409)
    ;(await takeAct(client, row, handler, 'dismiss')).assertStatus(403)
    ;(await takeAct(client, row, both, 'disqualify')).assertStatus(409)
    ;(await takeAct(client, row, head, 'disqualify', { version: seen })).assertStatus(409)
    await row.refresh()
    assert.include(row.serialize(), { state: 'recommended', disqualifyById: both.id })
  })
})

test.group('The choice of the nation', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('is noted by a handler with its document, for what the city has chosen', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler, head, principal, chaoyangPrincipal } = world.people
    const call = await caseCall(world)
    const row = await typicalCase(world, call, { state: 'selected' })
    const noted = { nationalOn: beijingDay(), nationalBasis: '国知办函〔2026〕1号' }
    for (const [user, status] of [
      [principal, 403],
      [head, 403],
      [chaoyangPrincipal, 404],
    ] as const)
      (await takeAct(client, row, user, 'national', noted)).assertStatus(status)
    for (const fault of [{ nationalOn: addDays(beijingDay(), 1) }, { nationalOn: '' }, { nationalBasis: '' }])
      (await takeAct(client, row, handler, 'national', { ...noted, ...fault })).assertStatus(422)
    await row.refresh()
    assert.isNull(row.nationalOn)

    ;(await takeAct(client, row, handler, 'national', noted)).assertStatus(200)
    await row.refresh()
    assert.equal(row.nationalOn!.toISODate(), noted.nationalOn)
    assert.include(row.serialize(), { state: 'selected', nationalBasis: noted.nationalBasis })
    const entry = await db.from('audit_entries').where('action', 'typical_case.chosen_nationally').firstOrFail()
    assert.include(JSON.parse(entry.details), { about: noted.nationalBasis })
    const early = await typicalCase(world, call, { state: 'shortlisted' })
    ;(await takeAct(client, early, handler, 'national', noted)).assertStatus(409)
  })
})

test.group('What others know of cases', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('outsiders filter and read no more than a review', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal, haidianReviewer, handler } = world.people
    const call = await caseCall(world)
    const scoring = await typicalCase(world, call, { state: 'scoring', content: { title: '评分中的案例' } })
    const left = await typicalCase(world, call, { state: 'not_selected', content: { title: '未入选的案例' } })
    const told = await typicalCase(world, call, {
      ...{ state: 'not_selected', decidedAt: DateTime.utc(), content: { title: '已公布的案例' } },
    })
    for (const user of [principal, haidianReviewer]) {
      for (const row of [scoring, left]) {
        const page = await client.get(`/typical-cases/${row.id}`).loginAs(user)
        page.assertTextIncludes('评审中')
        assert.notInclude(page.text(), '专家评分中')
      }
      const decided = await client.get('/typical-cases?group=decided').loginAs(user)
      decided.assertTextIncludes(told.title)
      assert.notInclude(decided.text(), left.title)
      const refused = await client.get('/typical-cases?state=not_selected').loginAs(user)
      assert.notInclude(refused.text(), left.title)
      const review = await client.get('/typical-cases?state=under_review').loginAs(user)
      review.assertTextIncludes(left.title)
      review.assertTextIncludes(scoring.title)
      const inside = await client.get('/typical-cases?state=scoring').loginAs(user)
      inside.assertTextIncludes(told.title)
    }
    const bureau = await client.get('/typical-cases?state=scoring').loginAs(handler)
    bureau.assertTextIncludes(scoring.title)
    assert.notInclude(bureau.text(), told.title)
  })

  test('the list filters, searches and is one number of statements however long it is', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const call = await caseCall(world)
    await typicalCase(world, call, { content: { title: '唯一的案例名称' } })
    const visit = () => client.get('/typical-cases?perPage=50').loginAs(handler)
    await visit()
    const few = await countQueries(visit)
    for (let n = 0; n < 12; n++) await typicalCase(world, call, { unit: world.organizations.chaoyang })
    const many = await countQueries(visit)
    assert.equal(many.length, few.length)
    const found = await client.get(`/typical-cases?q=${encodeURIComponent('唯一的')}`).loginAs(handler)
    found.assertTextIncludes('唯一的案例名称')
    const unit = await client.get(`/typical-cases?q=${encodeURIComponent('通惠科技')}`).loginAs(handler)
    assert.notInclude(unit.text(), '唯一的案例名称')
    for (const query of ['handler=nobody', 'recommender=district', 'district=110105', 'alike=yes', 'group=mine'])
      (await client.get(`/typical-cases?${query}`).loginAs(handler)).assertStatus(200)
  })

  test('a member shares a case, and the evaluation counts what is public', async ({ assert }) => {
    const world = await makeWorld()
    const { organizations, people } = world
    const { haidian, chaoyang } = organizations
    const member = await makeMember(haidian, people.operator)
    const call = await caseCall(world)
    await typicalCase(world, call, { state: 'published', decidedAt: DateTime.utc() })
    await typicalCase(world, call, { state: 'selected' })
    await typicalCase(world, call, { state: 'withdrawn' })
    const national = { nationalOn: DateTime.utc(), nationalBasis: '国知办函〔2026〕1号', decidedAt: DateTime.utc() }
    await typicalCase(world, call, { state: 'selected', ...national })
    const former = await caseCall(world, { year: call.year - 1 })
    await typicalCase(world, former, { state: 'published', unit: chaoyang, ...national })
    await submittedCase(world, await caseCall(world))

    const chosen = await chosenCases([haidian.id, chaoyang.id], call.year)
    assert.deepEqual(
      chosen.map(({ organizationId, isOfYear, isNational }) => [organizationId, isOfYear, isNational]),
      [
        [haidian.id, true, false],
        [haidian.id, true, true],
        [chaoyang.id, false, true],
      ]
    )
    const duties = await sharedCases([member], { from: beijingDay(), until: beijingDay() })
    assert.lengthOf(duties, 4)
    assert.include(duties[0], { memberId: member.id, kind: 'case', on: beijingDay(), title: call.title })
    assert.lengthOf(await sharedCases([member], { from: '2020-01-01', until: '2020-12-31' }), 0)
  })

  test('each sees on the first page what waits', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal, haidianReviewer, handler, secretariat } = world.people
    const call = await caseCall(world, { quotaUnit: 9 })
    const waiting = await submittedCase(world, call, { title: '等待推荐的案例' })
    const sees = async (user: User, title: string) => (await client.get('/home').loginAs(user)).text().includes(title)
    assert.isTrue(await sees(haidianReviewer, waiting.title))
    assert.isFalse(await sees(secretariat, waiting.title))
    assert.isFalse(await sees(handler, waiting.title))
    await recommendedCase(world, call, 1, { title: '等待审查的案例' })
    assert.isTrue(await sees(handler, '等待审查的案例'))
    await takeAct(client, waiting, haidianReviewer, 'giveBack')
    assert.isTrue(await sees(principal, waiting.title))
  })

  test('the paper prints what was handed in last', async ({ client }) => {
    const world = await makeWorld()
    const row = await typicalCase(world, await caseCall(world))
    const paper = await client.get(`/typical-cases/${row.id}/print`).loginAs(world.people.operator)
    paper.assertStatus(200)
    paper.assertTextIncludes('典型案例申报表')
    paper.assertTextIncludes(row.number!)
    ;(await client.get(`/typical-cases/${row.id}/print`).loginAs(world.people.experts[0])).assertStatus(404)
  })
})
