import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import TypicalCase from '#app/cases/typical_case'
import { rankAnew, recommendCase } from '#app/cases/recommendation'
import Approval from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import Submission from '#app/workflow/submission'
import { drainOutbox } from '#jobs/drain'
import { makeMember } from '#tests/support/alliance'
import { actor } from '#tests/support/applications'
import { recommendedCase, submittedCase, takeAct, writtenCase } from '#tests/support/case_papers'
import { makeDesignation } from '#tests/support/designations'
import { cellsOf, download } from '#tests/support/downloads'
import { emptyTables } from '#tests/support/empty_tables'
import { pdf } from '#tests/support/files'
import { makeTitle } from '#tests/support/titles'
import { caseCall, typicalCase } from '#tests/support/typical_cases'
import { makeOrganization, makeWorld } from '#tests/world'

const opinion = '做法扎实，成效明显，同意推荐。'

test.group('Handing in a case', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('an operator fills in, the principal hands in, the district hears of it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator, principal, haidianReviewer } = world.people
    const row = await writtenCase(await caseCall(world), world.organizations.haidian, operator)
    const submit = (user: typeof operator, channel?: string) =>
      client
        .post(`/typical-cases/${row.id}/submissions`)
        .form({ channel, version: row.version })
        .withCsrfToken()
        .loginAs(user)
    ;(await submit(operator, 'district')).assertStatus(403)
    const unchosen = await submit(principal)
    unchosen.assertStatus(422)
    unchosen.assertTextIncludes('请选择报送渠道')
    ;(await submit(principal, 'alliance')).assertStatus(409)
    ;(await submit(principal, 'direct')).assertStatus(409)
    const receipt = await submit(principal, 'district')
    receipt.assertStatus(200)
    await row.refresh()
    assert.equal(row.state, 'submitted')
    assert.match(row.number!, /^AL-\d{4}-0001$/)
    assert.include(row.serialize(), { round: 1, recommender: 'district', alikePercent: 0 })
    receipt.assertTextIncludes(row.number!)

    const { answers } = (await Submission.newestOf('typical_case', row.id))!
    assert.include(answers.unit, { name: world.organizations.haidian.name, districtCode: '110108' })
    assert.isTrue(answers.audienceConsents)
    await drainOutbox()
    const told = await db.from('notifications').where({ user_id: haidianReviewer.id, event: 'typical_case.submitted' })
    assert.lengthOf(told, 1)
    ;(await submit(principal, 'district')).assertStatus(409)
  })

  test('a draft with something missing is not handed in, and says where', async ({ client, assert }) => {
    const world = await makeWorld()
    const row = await writtenCase(await caseCall(world), world.organizations.haidian, world.people.operator, {
      figures: [],
      secrecyReview: '',
    })
    const refused = await client
      .post(`/typical-cases/${row.id}/submissions`)
      .form({ channel: 'district', version: row.version })
      .withCsrfToken()
      .loginAs(world.people.principal)
    refused.assertStatus(422)
    refused.assertTextIncludes('/sections/figures/edit')
    refused.assertTextIncludes('/sections/people/edit')
    await row.refresh()
    assert.equal(row.state, 'draft')
  })

  test('who holds a title enters directly where the call allows it', async ({ client, assert }) => {
    const world = await makeWorld()
    const { organizations, people } = world
    const enter = async (call: Awaited<ReturnType<typeof caseCall>>) => {
      const row = await writtenCase(call, organizations.haidian, people.operator)
      const answer = await client
        .post(`/typical-cases/${row.id}/submissions`)
        .form({ channel: 'direct', version: row.version })
        .withCsrfToken()
        .loginAs(people.principal)
      await row.refresh()
      return { row, status: answer.status() }
    }
    await makeDesignation(organizations.haidian)
    const { row, status } = await enter(await caseCall(world))
    assert.equal(status, 200)
    assert.include(row.serialize(), { state: 'recommended', recommender: null })
    assert.equal((await enter(await caseCall(world, { directEntry: 'nobody' }))).status, 409)
    assert.equal((await enter(await caseCall(world, { directEntry: 'everybody' }))).status, 200)
  })

  test('a title that others conferred counts too; the alliance recommends its members only', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { organizations, people } = world
    const call = await caseCall(world)
    const row = await writtenCase(call, organizations.haidian, people.operator)
    const page = () => client.get(`/typical-cases/${row.id}/submissions/create`).loginAs(people.principal)
    const before = await page()
    before.assertTextIncludes('区知识产权部门推荐')
    assert.notInclude(before.text(), 'value="alliance"')
    assert.notInclude(before.text(), 'value="direct"')
    await makeMember(organizations.haidian, people.operator)
    await makeTitle(world)
    const after = await page()
    after.assertTextIncludes('value="alliance"')
    after.assertTextIncludes('value="direct"')
  })

  test('a unit hands in no more than its quota; what it withdraws is free again', async ({ client, assert }) => {
    const world = await makeWorld()
    const { organizations, people } = world
    const call = await caseCall(world)
    const first = await submittedCase(world, call)
    await submittedCase(world, call)
    const third = await writtenCase(call, organizations.haidian, people.operator)
    const submit = () =>
      client
        .post(`/typical-cases/${third.id}/submissions`)
        .form({ channel: 'district', version: third.version })
        .withCsrfToken()
        .loginAs(people.principal)
    const refused = await submit()
    refused.assertStatus(409)
    refused.assertTextIncludes('已报送 2 件')
    ;(await takeAct(client, first, people.operator, 'withdraw')).assertStatus(403)
    await takeAct(client, first, people.principal, 'withdraw')
    await first.refresh()
    assert.equal(first.state, 'withdrawn')
    ;(await submit()).assertStatus(200)
    ;(await takeAct(client, first, people.principal, 'withdraw')).assertStatus(409)
  })
})

test.group('Taking a case back', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('takes the principal of the unit, a reason, and the newest version', async ({ client, assert }) => {
    const world = await makeWorld()
    const { principal, chaoyangPrincipal, handler, haidianReviewer } = world.people
    const row = await recommendedCase(world, await caseCall(world))
    ;(await takeAct(client, row, chaoyangPrincipal, 'withdraw')).assertStatus(404)
    for (const user of [handler, haidianReviewer]) (await takeAct(client, row, user, 'withdraw')).assertStatus(403)
    ;(await takeAct(client, row, principal, 'withdraw', { opinion: '短' })).assertStatus(422)
    ;(await takeAct(client, row, principal, 'withdraw', { version: row.version - 1 })).assertStatus(409)
    await row.refresh()
    assert.include(row.serialize(), { state: 'recommended', recommendedRank: 1 })
    await takeAct(client, row, principal, 'withdraw')
    await row.refresh()
    assert.include(row.serialize(), { state: 'withdrawn', recommendedRank: null, recommendingBody: null })
    const chosen = await typicalCase(world, await caseCall(world), { state: 'scoring' })
    ;(await takeAct(client, chosen, principal, 'withdraw')).assertStatus(409)
  })
})

test.group('Recommending', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the district gives back with a reason, and the unit hands in anew', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidianReviewer, chaoyangReviewer, principal, handler } = world.people
    const row = await submittedCase(world, await caseCall(world))
    ;(await takeAct(client, row, chaoyangReviewer, 'giveBack')).assertStatus(404)
    ;(await takeAct(client, row, handler, 'giveBack')).assertStatus(403)
    ;(await takeAct(client, row, haidianReviewer, 'giveBack', { opinion: '' })).assertStatus(422)
    await takeAct(client, row, haidianReviewer, 'giveBack', { opinion: '请补充服务对象的反馈。' })
    await row.refresh()
    assert.equal(row.state, 'returned')
    const page = await client.get(`/typical-cases/${row.id}`).loginAs(principal)
    page.assertTextIncludes('请补充服务对象的反馈。')
    const again = await client
      .post(`/typical-cases/${row.id}/submissions`)
      .form({ channel: 'district', version: row.version })
      .withCsrfToken()
      .loginAs(principal)
    again.assertStatus(200)
    await row.refresh()
    assert.include(row.serialize(), { state: 'submitted', round: 2 })
    ;(await takeAct(client, await typicalCase(world, await caseCall(world)), haidianReviewer, 'giveBack')).assertStatus(
      409
    )
  })

  test('with an opinion, a rank of its own and the stamped paper, which the unit never sees', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { haidianReviewer, principal, handler } = world.people
    const call = await caseCall(world, { quotaRecommender: 3 })
    await recommendedCase(world, call, 1)
    const row = await submittedCase(world, call)
    const act = (typed: Record<string, string>) =>
      client
        .post(`/typical-cases/${row.id}/acts/recommend`)
        .file('paper', pdf(), { filename: '推荐意见.pdf' })
        .fields({ opinion, version: String(row.version), ...typed })
        .withCsrfToken()
        .loginAs(haidianReviewer)
    const taken = await act({ rank: '1' })
    taken.assertStatus(422)
    taken.assertTextIncludes('第 1 位已推荐')
    ;(await act({ rank: '4' })).assertTextIncludes('排序须在 1 到 3 之间')
    ;(await act({ rank: '2' })).assertStatus(200)
    await row.refresh()
    assert.include(row.serialize(), { state: 'recommended', recommendedRank: 2, recommendingBody: 'district/110108' })
    const approval = await Approval.query().where({ subjectId: row.id, step: 'recommend' }).firstOrFail()
    const submission = await Submission.newestOf('typical_case', row.id)
    assert.equal(approval.contentHash, submission!.contentHash)

    const paper = await db.from('attachments').where({ subject_type: 'case_recommendation' }).firstOrFail()
    ;(await client.get(`/attachments/${paper.id}`).loginAs(principal)).assertStatus(404)
    ;(await client.get(`/attachments/${paper.id}`).loginAs(handler)).assertStatus(200)
    const unit = await client.get(`/typical-cases/${row.id}`).loginAs(principal)
    assert.notInclude(unit.text(), opinion)
    const bureau = await client.get(`/typical-cases/${row.id}`).loginAs(handler)
    bureau.assertTextIncludes(opinion)
  })

  test('is for its own body, with an opinion, and over with the call', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidianReviewer, chaoyangReviewer, principal, handler } = world.people
    const call = await caseCall(world)
    const row = await submittedCase(world, call)
    const recommend = (user: typeof handler, more = {}) =>
      takeAct(client, row, user, 'recommend', { opinion, rank: 1, ...more })
    ;(await recommend(chaoyangReviewer)).assertStatus(404)
    for (const user of [principal, handler]) (await recommend(user)).assertStatus(403)
    ;(await recommend(haidianReviewer, { opinion: '' })).assertStatus(422)
    ;(await recommend(haidianReviewer, { rank: 0 })).assertStatus(422)
    ;(await recommend(haidianReviewer, { version: row.version - 1 })).assertStatus(409)
    await call.merge({ state: 'concluded' }).save()
    ;(await recommend(haidianReviewer)).assertStatus(409)
    await call.merge({ state: 'closed' }).save()
    ;(await takeAct(client, row, haidianReviewer, 'giveBack')).assertStatus(409)
    await row.refresh()
    assert.include(row.serialize(), { state: 'submitted', recommendedRank: null })
    ;(await recommend(haidianReviewer)).assertStatus(200)
    ;(await recommend(haidianReviewer)).assertStatus(409)
  })

  test('the page opens with the call in which something waits for this body', async ({ client }) => {
    const world = await makeWorld()
    const { haidianReviewer, chaoyangReviewer } = world.people
    await typicalCase(world, await caseCall(world), { state: 'submitted', content: { title: '等候推荐的案例' } })
    await caseCall(world)
    const page = (user: typeof haidianReviewer) => client.get('/case-recommendations').loginAs(user)
    ;(await page(haidianReviewer)).assertTextIncludes('等候推荐的案例')
    ;(await page(chaoyangReviewer)).assertTextIncludes('没有待推荐的案例')
  })

  test('the order is changed until the call closes, by the body alone', async ({ client, assert }) => {
    const world = await makeWorld()
    const { haidianReviewer, chaoyangReviewer, secretariat } = world.people
    const call = await caseCall(world)
    const [first, second] = [await recommendedCase(world, call, 1), await recommendedCase(world, call, 2)]
    const rank = (ranks: [TypicalCase, number][], user = haidianReviewer, body = 'district-110108') =>
      client
        .put(`/case-recommendations/${call.id}/${body}`)
        .form(Object.fromEntries(ranks.map(([row, place]) => [`ranks[i${row.id}]`, place])))
        .withCsrfToken()
        .loginAs(user)
    const swapped: [TypicalCase, number][] = [
      [first, 2],
      [second, 1],
    ]
    ;(await rank(swapped, chaoyangReviewer)).assertStatus(403)
    ;(await rank(swapped, secretariat, 'alliance')).assertStatus(409)
    await rank([
      [first, 1],
      [second, 1],
    ])
    await second.refresh()
    assert.equal(second.recommendedRank, 2)
    await rank(swapped)
    await first.refresh()
    await second.refresh()
    assert.deepEqual([first.recommendedRank, second.recommendedRank], [2, 1])
    const entries = await db.from('audit_entries').where('action', 'typical_case.ranked_anew')
    assert.lengthOf(entries, 2)

    const page = await client.get('/case-recommendations').loginAs(haidianReviewer)
    page.assertTextIncludes('已推荐 2 / 5 件')
    await call.merge({ state: 'closed' }).save()
    ;(await rank(swapped)).assertStatus(409)
    ;(await client.get('/case-recommendations').loginAs(world.people.handler)).assertStatus(403)
  })

  test('汇总表 has the headers that offices exchange, of the own body, and of all for the bureau', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const call = await caseCall(world)
    await recommendedCase(world, call, 2, { title: '甲案例' })
    await recommendedCase(world, call, 1, { title: '=乙案例' })
    const other = await typicalCase(world, call, { unit: world.organizations.chaoyang, recommendedRank: 1 })
    await other.merge({ recommendingBody: 'district/110105' }).save()
    const rowsFor = async (user: typeof world.people.handler) =>
      (await cellsOf((await download(client, `/case-recommendations/${call.id}/list.xlsx`, user)).body())).rows
    const own = await rowsFor(world.people.haidianReviewer)
    assert.deepEqual(own[2], [
      ...['序号', '案例名称', '申报单位', '单位类型', '所属区', '案例类别', '案例摘要', '量化成效', '推荐单位'],
      ...['推荐排序', '联系人', '联系电话', '是否同意公开', '备注'],
    ])
    assert.equal(own[3][1], "'=乙案例")
    assert.equal(own[4][1], '甲案例')
    assert.equal(own[4][7], '检索报告 4→19 份')
    const titles = (rows: unknown[][]) => rows.slice(3).filter((row) => typeof row[0] === 'number')
    assert.lengthOf(titles(own), 2)
    assert.lengthOf(titles(await rowsFor(world.people.handler)), 3)
    const unit = await client.get(`/case-recommendations/${call.id}/list.xlsx`).loginAs(world.people.principal)
    unit.assertStatus(403)
  })
})

test.group('Recommending at the same moment', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())

  test('of eight at once no more than the quota come through, each with a rank of its own', async ({ assert }) => {
    const world = await makeWorld()
    const call = await caseCall(world, { quotaUnit: 20, quotaRecommender: 3 })
    const rows: TypicalCase[] = []
    for (let n = 0; n < 8; n++) rows.push(await submittedCase(world, call))
    const by = actor(world.people.haidianReviewer)
    const ranks = [1, 1, 2, 2, 3, 3, 4, 5]
    const tried = await Promise.allSettled(
      rows.map((row, index) => recommendCase(row, by, { opinion, rank: ranks[index] }))
    )
    const refused = tried.filter(({ status }) => status === 'rejected')
    assert.isTrue(
      refused.every((one) => one.status === 'rejected' && one.reason instanceof StepNotAllowed),
      JSON.stringify(refused.map((one) => one.status === 'rejected' && String(one.reason)))
    )
    const ranked = await TypicalCase.query().where({ recommendingBody: 'district/110108' })
    assert.lengthOf(ranked, 3)
    assert.equal(new Set(ranked.map(({ recommendedRank }) => recommendedRank)).size, 3)
    assert.lengthOf(await TypicalCase.query().where('state', 'submitted'), 5)
    assert.lengthOf(await Approval.query().where('step', 'recommend'), 3)
  })

  test('two people who change the order at once leave a whole order', async ({ assert }) => {
    const world = await makeWorld()
    const call = await caseCall(world, { quotaUnit: 20 })
    const rows = [await recommendedCase(world, call, 1), await recommendedCase(world, call, 2)]
    const by = actor(world.people.haidianReviewer)
    const order = (one: number, other: number) =>
      new Map([
        [rows[0].id, one],
        [rows[1].id, other],
      ])
    await Promise.all([
      rankAnew(call.id, 'district/110108', order(2, 1), by),
      rankAnew(call.id, 'district/110108', order(5, 4), by),
    ])
    const ranks = (await TypicalCase.query().orderBy('id')).map(({ recommendedRank }) => recommendedRank)
    assert.includeDeepMembers(
      [
        [2, 1],
        [5, 4],
      ],
      [ranks]
    )
  })

  test('a unit that hands in twice at once keeps to its quota', async ({ assert }) => {
    const world = await makeWorld()
    const unit = await makeOrganization({ name: '潮白河书院', district: '110108', serial: 'MA01ABCH5' })
    const call = await caseCall(world, { quotaUnit: 1 })
    const tried = await Promise.allSettled([
      submittedCase(world, call, {}, unit),
      submittedCase(world, call, { title: '另一件案例' }, unit),
    ])
    assert.lengthOf(
      tried.filter(({ status }) => status === 'fulfilled'),
      1
    )
    assert.lengthOf(await TypicalCase.query().where('state', 'submitted'), 1)
  })
})
