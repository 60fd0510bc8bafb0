import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import Expert from '#app/experts/expert'
import { pauseExpert } from '#app/experts/expert_workflow'
import type User from '#app/users/user'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { code, drawnAssignment, makeExpert } from '#tests/support/experts'
import { countQueries } from '#tests/support/queries'
import { countOf, outbox } from '#tests/support/rows'
import { makeWorld } from '#tests/world'

/** As the form sends it. */
const TYPED = {
  ...{ name: '穆清扬', email: 'Mu@jingzhi.example', phone: '13911112222', title: '研究员' },
  ...{ 'fields[]': ['patent_search', 'transfer'], 'employerKind': 'university', 'district': '110108' },
  ...{ 'employments[0][name]': '京原大学', 'employments[0][uscc]': code('12110000MA01ABCH5') },
  ...{ 'employments[0][fromOn]': '2020-01-01', 'employments[0][untilOn]': '' },
  ...{ 'employments[1][name]': '永定河研究院', 'employments[1][untilOn]': '2019-12-31' },
  ...{ 'relations[0][kind]': 'relative', 'relations[0][name]': '通惠科技情报所', 'relations[0][uscc]': '' },
  ...{ mostAtOnce: '4', mostPerYear: '12' },
}

test.group('The pool of experts', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const send = (request: any, user: User, typed: object) =>
    request.form(typed).withCsrfToken().loginAs(user).redirects(0)

  test('a handler enters an expert, who is mailed a link and can be compared with what is judged', async ({
    client,
    assert,
  }) => {
    const { people } = await makeWorld()
    const response = await send(client.post('/experts'), people.handler, TYPED)
    response.assertStatus(302)
    const expert = await Expert.query()
      .withScopes((scopes) => scopes.whole())
      .firstOrFail()
    response.assertHeader('location', `/experts/${expert.id}`)
    assert.deepInclude(expert.profile, {
      name: '穆清扬',
      email: 'mu@jingzhi.example',
      mostAtOnce: 4,
      district: '110108',
    })
    assert.deepEqual(expert.fieldNames, ['patent_search', 'transfer'])
    assert.equal(expert.employments[0].usccRoot, 'MA01ABCH5')
    assert.equal(expert.user.employer, '京原大学', 'as the panel of applications compares it')
    assert.deepEqual(expert.user.roles, ['expert'])
    const { actor_id: by } = await db.from('audit_entries').where('action', 'expert.entered').firstOrFail()
    assert.equal(by, people.handler.id)
    const [{ template }] = await db.from('mail_deliveries')
    assert.equal(template, 'invitation')
    assert.isAbove(await countOf(outbox()), 0)
    const page = await client.get(`/experts/${expert.id}`).loginAs(people.handler)
    for (const words of ['穆清扬', '京原大学', '13911112222', '通惠科技情报所', '把专家列入专家库']) {
      page.assertTextIncludes(words)
    }
  })

  test('what is wrong is said at its field, and what was typed stays', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const refused = async (more: object) => {
      const response = await send(client.post('/experts'), people.handler, { ...TYPED, ...more })
      response.assertStatus(422)
      response.assertTextIncludes('穆清扬')
      return response
    }
    const unemployed = await refused({ 'employments[0][untilOn]': '2021-01-01' })
    unemployed.assertTextIncludes('请填写现任单位')
    const wrongCode = await refused({ 'employments[0][uscc]': '12110000MA01ABCH50' })
    wrongCode.assertTextIncludes('统一社会信用代码不正确')
    const backwards = await refused({ 'employments[1][fromOn]': '2020-01-01' })
    backwards.assertTextIncludes('离任日期早于到任日期')
    const official = await refused({ email: people.head.email })
    official.assertTextIncludes('不能担任专家')
    assert.isNull(await Expert.first())

    await send(client.post('/experts'), people.handler, TYPED)
    const twice = await refused({})
    twice.assertTextIncludes('已在库中')
    assert.lengthOf(await Expert.all(), 1)
  })

  test('an account that judges already is taken into the pool as it is', async ({ client, assert }) => {
    const { people } = await makeWorld()
    await send(client.post('/experts'), people.handler, { ...TYPED, email: people.experts[0].email })
    const { userId } = await Expert.firstOrFail()
    assert.equal(userId, people.experts[0].id)
    assert.lengthOf(await db.from('mail_deliveries'), 0)
  })

  test('a profile is changed with its trace; two who change it do not overwrite each other', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    await send(client.post('/experts'), world.people.handler, TYPED)
    const expert = await Expert.firstOrFail()
    const change = (more: object) =>
      send(client.put(`/experts/${expert.id}`), world.people.handler, { ...TYPED, ...more })
    const changed = await change({ version: 0, mostAtOnce: '2' })
    changed.assertStatus(302)
    await expert.refresh()
    assert.equal(expert.mostAtOnce, 2)
    const { details } = await db.from('audit_entries').where('action', 'expert.revised').firstOrFail()
    assert.deepEqual(JSON.parse(details).changed, ['mostAtOnce'])
    const late = await change({ version: 0, mostAtOnce: '9' })
    late.assertStatus(409)
    const moved = await change({ version: 1, email: 'other@jingzhi.example' })
    moved.assertStatus(422)
    moved.assertTextIncludes('邮箱是登录账号')
  })

  test('experts keep their own profile and declare relations; the others are not theirs', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const expert = await makeExpert(world)
    const { name, email, ...own } = TYPED
    const page = await client.get('/expert-profile').loginAs(expert.user)
    page.assertStatus(200)
    page.assertTextIncludes('还没有申报过')
    const declared = await send(client.put('/expert-profile'), expert.user, { ...own, name: '别人', version: 0 })
    declared.assertStatus(302)
    const after = await Expert.query()
      .where('id', expert.id)
      .withScopes((scopes) => scopes.whole())
      .firstOrFail()
    assert.isNotNull(after.declaredAt)
    assert.equal(after.user.name, expert.user.name, 'the name is not theirs to change')
    assert.equal(after.relations[0].name, '通惠科技情报所')
    const { actor_id: by } = await db.from('audit_entries').where('action', 'expert.declared').firstOrFail()
    assert.equal(by, expert.userId)
    const wrong = await send(client.put('/expert-profile'), expert.user, { ...own, mostAtOnce: 'viele', version: 1 })
    wrong.assertStatus(422)
    const late = await send(client.put('/expert-profile'), expert.user, { ...own, version: 0 })
    late.assertStatus(409)
    const outside = await client.get('/expert-profile').loginAs(world.people.experts[1])
    outside.assertStatus(404)
  })

  test('who is paused says why, is found by it, and comes back', async ({ client, assert }) => {
    const world = await makeWorld()
    const expert = await makeExpert(world)
    const { handler } = world.people
    const step = (typed: object) => send(client.post(`/experts/${expert.id}/steps`), handler, typed)
    const silent = await step({ step: 'pause', reason: '', version: 0 })
    silent.assertStatus(422)
    await step({ step: 'pause', reason: '出国访学一年。', version: 0 })
    await expert.refresh()
    assert.equal(expert.state, 'paused')
    const again = await step({ step: 'pause', reason: '出国访学一年。', version: 1 })
    again.assertStatus(409)
    const list = await client.get('/experts?state=paused').loginAs(handler)
    list.assertTextIncludes(expert.user.name)
    await step({ step: 'resume', version: 1 })
    await expert.refresh()
    assert.deepInclude(expert.serialize(), { state: 'active', pauseReason: null })
  })

  test('the list is searched, filtered, sorted and taken out', async ({ client, assert }) => {
    const world = await makeWorld()
    const { handler } = world.people
    const first = await makeExpert(world, { name: '甲某某', fields: ['finance'], mostAtOnce: 0 })
    const second = await makeExpert(world, { name: '乙某某', employerKind: 'law_firm', district: '110105' })
    const names = async (query: string) => {
      const page = await client.get(`/experts?${query}`).loginAs(handler)
      return [first, second]
        .map(({ user }) => user.name)
        .filter((name) => page.text().includes(name))
        .join()
    }
    assert.equal(await names(''), '甲某某,乙某某')
    assert.equal(await names('q=甲某'), '甲某某')
    assert.equal(await names('field=finance'), '甲某某')
    assert.equal(await names('kind=law_firm'), '乙某某')
    assert.equal(await names('district=110105'), '乙某某')
    assert.equal(await names('load=free'), '乙某某')
    assert.equal(await names('load=full'), '甲某某')
    assert.equal(await names(`q=${encodeURIComponent(second.employer)}`), '乙某某')
    for (const sort of ['employer', '-district', 'declaredAt'])
      assert.equal(await names(`sort=${sort}`), '甲某某,乙某某')
    const workbook = await download(client, '/experts/view.xlsx?columns=name,phone&sort=entered', handler)
    const { rows } = await cellsOf(workbook.body())
    assert.deepInclude(
      rows.map((row) => row.join()),
      '甲某某,研究员,13900001111'
    )
  })

  test('ways to reach an expert are for handlers alone, names for the office', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const expert = await makeExpert(world)
    const head = await client.get(`/experts/${expert.id}`).loginAs(people.head)
    head.assertStatus(200)
    head.assertTextIncludes(expert.user.name)
    for (const secret of ['13900001111', expert.user.email]) assert.notInclude(head.text(), secret)
    const sheet = await download(client, '/experts/view.xlsx?columns=name,email,phone', people.head)
    assert.notInclude((await cellsOf(sheet.body())).rows.join(), '13900001111')
    const others = [people.leader, people.operator, people.haidianReviewer, people.experts[0], people.administrator]
    for (const user of others) {
      for (const path of ['/experts', `/experts/${expert.id}`, '/experts/create', '/expert-assignments']) {
        const answer = await client.get(path).loginAs(user)
        assert.include([403, 404], answer.status(), `${user.name} ${path}`)
      }
    }
  })

  for (const [act, request] of Object.entries({
    enter: (client: any) => client.post('/experts'),
    revise: (client: any, id: number) => client.put(`/experts/${id}`),
    pause: (client: any, id: number) => client.post(`/experts/${id}/steps`),
    lift: (client: any, id: number) => client.delete(`/experts/${id}/recusals/1`),
  })) {
    test(`nobody but a handler may ${act}`, async ({ client, assert }) => {
      const world = await makeWorld()
      const expert = await makeExpert(world)
      const { head, leader, operator, administrator } = world.people
      for (const user of [head, leader, operator, administrator, expert.user]) {
        const answer = await send(request(client, expert.id), user, { ...TYPED, version: 0, step: 'pause' })
        assert.include([403, 404], answer.status(), `${user.name} ${act}`)
      }
      await expert.refresh()
      assert.equal(expert.version, 0)
      assert.lengthOf(await Expert.all(), 1)
    })
  }

  test('the list costs the same however many there are', async ({ client, assert }) => {
    const world = await makeWorld()
    await makeExpert(world)
    const look = () => countQueries(async () => void (await client.get('/experts').loginAs(world.people.handler)))
    await look()
    const few = await look()
    await drawnAssignment(world)
    await pauseExpert(await Expert.firstOrFail(), actor(world.people.handler), { reason: '休假。', version: 0 })
    const many = await look()
    assert.equal(many.length, few.length)
    assert.isBelow(many.length, 16)
  })
})
