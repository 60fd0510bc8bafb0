import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import PointEvaluation from '#app/evaluations/point_evaluation'
import EvaluationOutcome from '#app/evaluation_results/evaluation_outcome'
import { standardContent } from '#app/indicators/standard_content'
import type User from '#app/users/user'
import { cellsOf, download } from '#tests/support/downloads'
import { evaluationCycle, ratedCycle } from '#tests/support/evaluations'
import { twoRatedYears } from '#tests/support/evaluation_reading'
import { countQueries } from '#tests/support/queries'
import { makeWorld } from '#tests/world'

const PAGES = ['', '/years', '/what-if', '/sensitivity']
const BOOKS = ['/export.xlsx', '/what-if.xlsx', '/sensitivity.xlsx']

const readingOf = ({ id }: { id: number }) => `/evaluation-cycles/${id}/reading`

test.group('Reading the results of a year', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const paths of [PAGES, BOOKS]) {
    test(`is for the bureau alone, before and after the announcement: ${paths.join(' ')}`, async ({ client }) => {
      const world = await makeWorld()
      const { cycle } = await ratedCycle(world, { others: 1, state: 'final' })
      const { people } = world
      for (const page of paths) {
        const path = readingOf(cycle) + page
        const allowed = await client.get(path).loginAs(people.leader)
        allowed.assertStatus(200)
        for (const person of [people.principal, people.experts[0], people.haidianReviewer])
          (await client.get(path).loginAs(person)).assertStatus(404)
        const secretariat = await client.get(path).loginAs(people.secretariat)
        secretariat.assertStatus(403)
      }
      const nowhere = await client.get('/evaluation-cycles/999/reading').loginAs(people.handler)
      nowhere.assertStatus(404)
    })
  }

  test('says that there is nothing to read as long as nobody is rated', async ({ client }) => {
    const world = await makeWorld()
    const { cycle } = await evaluationCycle(world, { state: 'scoring' })
    for (const page of PAGES) {
      const empty = await client.get(readingOf(cycle) + page).loginAs(world.people.handler)
      empty.assertStatus(200)
      empty.assertTextIncludes('还没有可解读的结果')
    }
    for (const book of BOOKS)
      (await client.get(readingOf(cycle) + book).loginAs(world.people.handler)).assertStatus(404)
  })

  test('shows few points without ranks, means and lists of the first and last', async ({ client, assert }) => {
    const world = await makeWorld()
    const { cycle, evaluations } = await ratedCycle(world, { others: 2 })
    await evaluations[2].merge({ part: 'no_grade', grade: null }).save()
    const page = await client.get(readingOf(cycle)).loginAs(world.people.leader)
    for (const text of ['参评网点不足 10 家', '另有 1 家不定等', '数量少，不计', '总分分布', '等次稳定'])
      page.assertTextIncludes(text)
    assert.notInclude(page.text(), '得分靠前的网点')
    const sheet = await download(client, `${readingOf(cycle)}/export.xlsx`, world.people.handler)
    const { rows } = await cellsOf(sheet.body())
    assert.deepEqual((rows[2] as string[]).slice(0, 6), ['名次', '网点', '所属区', '单位类型', '总分', '等次'])
    assert.lengthOf(rows, 6)
    assert.isTrue(rows.slice(3).every(([rank]) => rank === undefined || rank === null))
  })

  test('of many points has ranks that ties share, whatever the number of points costs the same statements', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { cycle, evaluations, outcomes } = await ratedCycle(world, { others: 11 })
    const page = await client.get(readingOf(cycle)).loginAs(world.people.handler)
    for (const text of ['得分靠前的网点', '得分靠后的网点', evaluations[0].name]) page.assertTextIncludes(text)
    const counts = []
    for (const suffix of [...PAGES, '/export.xlsx']) {
      const statements = await countQueries(() => client.get(readingOf(cycle) + suffix).loginAs(world.people.handler))
      assert.isFalse(statements.some((sql) => /^(insert|update|delete)/i.test(sql) && /evaluation_(?!cycle)/.test(sql)))
      counts.push(statements.length)
    }
    assert.isBelow(Math.max(...counts), 25)
    await outcomes[0].merge({ extras: { ...outcomes[0].extras, vetoes: ['false_data'] } }).save()
    const sheet = await download(client, `${readingOf(cycle)}/export.xlsx`, world.people.handler)
    const { rows } = await cellsOf(sheet.body())
    const ranks = new Map(rows.map((row) => [row[1], row[0] ?? null]))
    assert.isNull(ranks.get(evaluations[0].name))
    assert.include([...ranks.values()], 1)
  })

  test('beside last year compares who was rated twice, and says where rules changed', async ({ client, assert }) => {
    const world = await makeWorld()
    const { now, last } = await twoRatedYears(world, { others: 11 })
    const page = await client.get(`${readingOf(now)}/years`).loginAs(world.people.head)
    for (const text of [`${last.year} 年度`, '规则有调整，不可比', '可比（分值有调整）', '两年都参评'])
      page.assertTextIncludes(text)
    const first = await client.get(`${readingOf(last)}/years`).loginAs(world.people.head)
    first.assertTextIncludes('没有可比较的上一年度')
    const overview = await client.get(readingOf(now)).loginAs(world.people.head)
    overview.assertTextIncludes(`与 ${last.year} 年度相比，两年都参评的 12 家`)
    assert.equal(now.year, last.year + 1)
  })
})

test.group('What if the weights were others', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a trial has an address, shows who changes, keeps nothing and is taken out with what was changed', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { cycle } = await ratedCycle(world, { others: 3 })
    const before = await EvaluationOutcome.all()
    const query = 'weights[c1][general]=2&weights[d2][general]=15&bands[good]=70&quotaPercent=50'
    const page = await client.get(`${readingOf(cycle)}/what-if?${query}`).loginAs(world.people.handler)
    page.assertStatus(200)
    for (const text of [
      'C1 公益咨询 · 通用 12 → 2',
      'D2 特色产品、专题库与导航 · 通用 5 → 15',
      '良好：不低于 80 → 70',
      '试算，不是评估结果',
    ])
      page.assertTextIncludes(text)
    page.assertTextIncludes('value="15"')
    const book = await download(client, `${readingOf(cycle)}/what-if.xlsx?${query}`, world.people.handler)
    const { rows } = await cellsOf(book.body())
    assert.include(String(rows[1][0]), '优秀比例不超过（%） 30 → 50')
    assert.lengthOf(rows, 7)
    assert.deepEqual(
      (await EvaluationOutcome.all()).map(({ final, grade }) => [final, grade]),
      before.map(({ final, grade }) => [final, grade])
    )
  })

  test('the weights in force give the stored totals, and say where deliberation decided otherwise', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { cycle, outcomes } = await ratedCycle(world, { others: 2 })
    const path = `${readingOf(cycle)}/what-if?quotaPercent=31`
    const same = await client.get(path).loginAs(world.people.handler)
    assert.notInclude(same.text(), '经审议或申诉')
    await outcomes[0].merge({ final: outcomes[0].final + 1 }).save()
    const decided = await client.get(path).loginAs(world.people.handler)
    decided.assertTextIncludes('其中 1 家经审议或申诉')
  })

  test('weights that are not 100 together, and grades out of order, are kept with the fault at them', async ({
    client,
  }) => {
    const world = await makeWorld()
    const { cycle } = await ratedCycle(world, { others: 1 })
    const ask = (query: string) => client.get(`${readingOf(cycle)}/what-if?${query}`).loginAs(world.people.handler)
    const sum = await ask('weights[c1][general]=15.5')
    sum.assertStatus(422)
    for (const text of ['通用的分值合计为 103.5 分，应为 100 分', 'value="15.5"']) sum.assertTextIncludes(text)
    const order = await ask('bands[good]=95&bands[pass]=60')
    order.assertStatus(422)
    for (const text of ['应低于上一等次的分数线', 'value="95"']) order.assertTextIncludes(text)
    for (const wrong of [
      'weights[c1][general]=x',
      'weights[c1][general]=1.234',
      'weights=5',
      'bands[pass]=-1',
      'quotaPercent=101',
    ])
      (await ask(wrong)).assertStatus(422)
    const strange = await ask('weights[nothing][nobody]=5&weights[c1][nobody]=7')
    strange.assertStatus(200)
    const book = await client
      .get(`${readingOf(cycle)}/what-if.xlsx?weights[c1][general]=15.5`)
      .loginAs(world.people.handler)
    book.assertStatus(422)
  })

  test('a condition that its indicator can no longer fulfil is said', async ({ client }) => {
    const world = await makeWorld()
    const { cycle } = await ratedCycle(world, { others: 1 })
    const page = await client
      .get(`${readingOf(cycle)}/what-if?weights[e1][general]=5&weights[c1][general]=17`)
      .loginAs(world.people.handler)
    page.assertTextIncludes('优秀条件要求 E1 不低于 8 分，超过了以下类型的分值：通用')
  })
})

test.group('How firm the results are', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('the same seed gives the same page; nonsense is kept with its fault', async ({ client, assert }) => {
    const world = await makeWorld()
    const { cycle } = await ratedCycle(world, { others: 11 })
    const ask = (query: string) => client.get(`${readingOf(cycle)}/sensitivity${query}`).loginAs(world.people.leader)
    const first = await ask('?seed=77')
    for (const text of ['随机种子 77', '各项分值的影响', '等次稳定性', '1000 次']) first.assertTextIncludes(text)
    const table = (text: string) => /等次稳定性[^]*<\/table>/.exec(text)?.[0].replace(/\w{8}-title/g, '')
    const again = await ask('?seed=77')
    assert.equal(table(again.text())?.length, table(first.text())?.length)
    const usual = await ask('')
    usual.assertTextIncludes(`随机种子 ${cycle.year}`)
    for (const wrong of ['?seed=abc', '?seed=0', '?seed=1.5', '?seed=99999999999']) {
      const refused = await ask(wrong)
      refused.assertStatus(422)
      refused.assertTextIncludes(`value="${wrong.slice(6)}"`)
    }
    const { rows } = await cellsOf(
      (await download(client, `${readingOf(cycle)}/sensitivity.xlsx`, world.people.head)).body()
    )
    assert.lengthOf(rows, 3 + standardContent.groups.flatMap(({ indicators }) => indicators).length)
  })
})

test.group('A point reads its own result', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  for (const [state, status] of [
    ['calibrated', 403],
    ['final', 200],
  ] as const) {
    test(`and never the others: ${state}`, async ({ client, assert }) => {
      const world = await makeWorld()
      const { people } = world
      const { evaluations } = await ratedCycle(world, { state, others: 2 })
      const [own, other] = evaluations
      const read = (of: typeof own, person: User) => client.get(`/point-evaluations/${of.id}/reading`).loginAs(person)
      for (const person of [people.operator, people.principal, people.haidianReviewer])
        (await read(own, person)).assertStatus(status)
      for (const person of [people.operator, people.experts[0], people.haidianReviewer, people.chaoyangPrincipal])
        (await read(other, person)).assertStatus(404)
      for (const person of [people.handler, people.leader]) (await read(other, person)).assertStatus(200)
      if (status === 403) return
      const page = await read(own, people.operator)
      for (const text of ['失分最多的指标与改进建议', '参评网点较少，不作比较', '各项指标得失分'])
        page.assertTextIncludes(text)
      for (const hidden of [other.name, '全部网点']) assert.notInclude(page.text(), hidden)
    })
  }

  test('beside others of the city when there are enough, without their names, and beside last year', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { evaluations, last } = await twoRatedYears(world, { others: 11, state: 'final' })
    const [own, ...others] = evaluations
    const page = await client.get(`/point-evaluations/${own.id}/reading`).loginAs(world.people.principal)
    for (const text of ['与全市其他 11 家网点合计比较', '可比（分值有调整）', `${last.year} 年度`])
      page.assertTextIncludes(text)
    for (const { name } of others) assert.notInclude(page.text(), name)
  })

  test('last year stays hidden as long as it was not announced', async ({ client, assert }) => {
    const world = await makeWorld()
    const { evaluations, former } = await twoRatedYears(world, { others: 1, state: 'final' })
    await PointEvaluation.query().where('id', former[0].id).update({ state: 'calibrated' })
    const page = await client.get(`/point-evaluations/${evaluations[0].id}/reading`).loginAs(world.people.principal)
    page.assertStatus(200)
    assert.notInclude(page.text(), '各项指标年度对比')
  })
})
