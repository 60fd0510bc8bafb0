import { test } from '@japa/runner'
import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import OutsideFigure from '#app/outside_figures/outside_figure'
import { outsideCountings } from '#app/outside_figures/outside_countings'
import { enterFigures } from '#app/outside_figures/outside_figure_workflow'
import { figureOf, sumsOf } from '#app/tallies/figures'
import { wrongTallies } from '#app/tallies/tally'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { emptyTables } from '#tests/support/empty_tables'
import { enterFigure, figureFacts } from '#tests/support/outside_figures'
import { planInForce } from '#tests/support/plans'
import { countQueries } from '#tests/support/queries'
import { makeWorld } from '#tests/world'

const typed = (more = {}) => ({
  ...{ measure: 'platform_visits', source: 'city_platform', period: '2025年3月', value: '160,000'.replace(',', '') },
  ...{ asOf: '2025-04-02', note: '含移动端', ...more },
})

async function visitsIn(year: number) {
  return figureOf(await sumsOf({ measures: ['platform_visits'], from: year, until: year }), 'platform_visits')
}

test.group('Outside figures', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('a handler enters one, and it counts for the year', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const response = await client
      .post('/outside-figures')
      .form(typed())
      .withCsrfToken()
      .loginAs(people.handler)
      .redirects(0)
    const figure = await OutsideFigure.firstOrFail()
    response.assertHeader('location', `/outside-figures/${figure.id}`)
    assert.deepEqual([figure.period, figure.via, figure.counts, figure.edition], ['2025-03', 'form', true, 1])
    assert.equal(await visitsIn(2025), 160_000)
    const entry = await db.from('audit_entries').where('action', 'outside_figure.entered').firstOrFail()
    assert.equal(entry.actor_id, people.handler.id)
  })

  test('a fault is named at its field', async ({ client, assert }) => {
    const { people } = await makeWorld()
    const post = (more: object) =>
      client.post('/outside-figures').form(typed(more)).withCsrfToken().loginAs(people.handler)
    const page = await post({ period: '三月', value: '-4', asOf: '2999-01-01' })
    page.assertStatus(422)
    for (const words of ['期间应为月、季或年', '数值不能小于 0', '截止日期不能晚于今天', '含移动端'])
      page.assertTextIncludes(words)
    const early = await post({ period: '2025-06' })
    early.assertTextIncludes('截止日期早于期间开始')
    const share = await post({ measure: 'awareness_rate', source: 'survey', value: 812 })
    share.assertTextIncludes('比例须填基数')
    assert.isNull(await OutsideFigure.first())
  })

  test('another value needs a reason, follows the first one, and alone counts', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const first = await enterFigure(world)
    const post = (more: object) =>
      client.post('/outside-figures').form(typed(more)).withCsrfToken().loginAs(people.handler)
    const silent = await post({ value: 170_000 })
    silent.assertStatus(422)
    silent.assertTextIncludes('该期间已有数值 160,000')
    await post({ value: 170_000, reason: '平台补报移动端访问。' })
    const figures = await OutsideFigure.query().orderBy('edition')
    assert.deepEqual(
      figures.map(({ state, value, counts }) => [state, Number(value), counts]),
      [
        ['replaced', 160_000, false],
        ['current', 170_000, true],
      ]
    )
    assert.equal(await visitsIn(2025), 170_000)
    const page = await client.get(`/outside-figures/${first.id}`).loginAs(people.handler)
    page.assertTextIncludes('平台补报移动端访问。')
    page.assertTextIncludes('170,000')
    await assert.rejects(() => enterFigures([figureFacts()], { by: actor(people.handler), via: 'form' }))
  })

  test('who tells the same value again changes nothing', async ({ assert }) => {
    const world = await makeWorld()
    await enterFigure(world)
    await enterFigure(world)
    assert.lengthOf(await OutsideFigure.all(), 1)
  })

  test('a mistake is struck out with a reason and no longer counts', async ({ client, assert }) => {
    const world = await makeWorld()
    const figure = await enterFigure(world)
    const strike = (reason: string) =>
      client
        .delete(`/outside-figures/${figure.id}`)
        .form({ reason, version: figure.version })
        .withCsrfToken()
        .loginAs(world.people.handler)
    const silent = await strike('')
    silent.assertStatus(422)
    await strike('误录为全网访问量。')
    await figure.refresh()
    assert.equal(figure.state, 'struck')
    assert.isNull(await visitsIn(2025))
    const again = await strike('再来一次看看。')
    again.assertStatus(409)
    const next = await enterFigure(world, { value: 5 })
    assert.equal(next.edition, 2)
    assert.equal(await visitsIn(2025), 5)
  })

  test('months add up until the year is told; shares come from value and base', async ({ assert }) => {
    const world = await makeWorld()
    await enterFigure(world, { period: '2025-01', value: 100 })
    await enterFigure(world, { period: '2025-02', value: 120 })
    await enterFigure(world, { period: '2025-02', value: 30, source: 'national_platform' })
    assert.equal(await visitsIn(2025), 250)
    await enterFigure(world, { period: '2025', value: 2_000 })
    assert.equal(await visitsIn(2025), 2_030)
    await enterFigure(world, { measure: 'awareness_rate', source: 'survey', period: '2025', value: 812, base: 1_000 })
    const sums = await sumsOf({ measures: ['awareness_rate'], from: 2025, until: 2025 })
    assert.equal(figureOf(sums, 'awareness_rate'), 81.2)
    assert.deepEqual(await wrongTallies(outsideCountings), [])
  })

  test('the rows behind the figure of the board add up to it', async ({ client, assert }) => {
    const world = await makeWorld()
    await enterFigure(world, { period: '2023-01', value: 100 })
    await enterFigure(world, { period: '2023', value: 1_900_000 })
    const plan = await planInForce(world.people)
    const board = await client.get(`/plans/${plan.id}`).loginAs(world.people.handler)
    board.assertTextIncludes('1,900,000')
    const path = outsideCountings.find(({ measure }) => measure === 'platform_visits')!.rowsPath({ year: 2023 })
    const rows = await client.get(path).loginAs(world.people.handler)
    rows.assertTextIncludes('1,900,000')
    assert.notInclude(rows.text(), '2023-01</td>')
  })

  test('districts see the city and themselves, institutions nothing; only the bureau writes', async ({ client }) => {
    const world = await makeWorld()
    const { people } = world
    const own = await enterFigure(world, { districtCode: '110108' })
    const city = await enterFigure(world)
    for (const [user, figure, status] of [
      [people.haidianReviewer, own, 200],
      [people.chaoyangReviewer, own, 404],
      [people.chaoyangReviewer, city, 200],
      [people.leader, own, 200],
      [people.operator, city, 404],
      [people.administrator, city, 404],
    ] as const) {
      const page = await client.get(`/outside-figures/${figure.id}`).loginAs(user)
      page.assertStatus(status)
    }
    for (const user of [people.haidianReviewer, people.operator, people.administrator, people.head]) {
      const refused = await client.post('/outside-figures').form(typed()).withCsrfToken().loginAs(user)
      refused.assertStatus(403)
      const upload = await client.post('/outside-figures/uploads').form({ lines: '' }).withCsrfToken().loginAs(user)
      upload.assertStatus(403)
    }
    const strike = await client
      .delete(`/outside-figures/${city.id}`)
      .form({ reason: '不是我的事。', version: 0 })
      .withCsrfToken()
      .loginAs(people.haidianReviewer)
    strike.assertStatus(403)
    const list = await client.get('/outside-figures').loginAs(people.operator)
    list.assertStatus(403)
  })

  test('go out as a workbook, in as many statements for many rows as for one', async ({ client, assert }) => {
    const world = await makeWorld()
    const read = () =>
      countQueries(async () => void (await client.get('/outside-figures').loginAs(world.people.handler)))
    await enterFigure(world)
    const one = await read()
    for (const month of ['04', '05', '06', '07', '08']) await enterFigure(world, { period: `2025-${month}` })
    assert.equal((await read()).length, one.length)
    const response = await download(client, '/outside-figures/view.xlsx?year=2025', world.people.handler)
    const { rows } = await cellsOf(response.body())
    assert.includeMembers(rows[1] as string[], ['指标', '数据来源', '期间', '数值'])
    assert.lengthOf(rows, 8)
  })

  test('months are drawn with what is missing and what jumps', async ({ client }) => {
    const world = await makeWorld()
    await enterFigure(world, { period: '2025-01', value: 100 })
    await enterFigure(world, { period: '2025-03', value: 100 })
    await enterFigure(world, { period: '2025-04', value: 400 })
    const page = await client
      .get('/outside-figures/series?measure=platform_visits')
      .loginAs(world.people.haidianReviewer)
    page.assertTextIncludes('缺报：2025-02')
    page.assertTextIncludes('与上月相差 300%')
  })
})

test.group('Figures by upload', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  const HEAD = '指标代码,期间,数值,数据来源,截止日期,说明'
  const good = [
    'platform_visits,2025-01,150000,city_platform,2025-02-01,',
    '平台访问量,2025年2月,"155,000",市公共信息服务平台,2025/3/1,含移动端',
  ]

  test('each line gets a verdict, nothing is saved until all are good', async ({ client, assert }) => {
    const world = await makeWorld()
    const send = (lines: string[], more = {}) =>
      client
        .post('/outside-figures/uploads')
        .form({ lines: [HEAD, ...lines].join('\n'), ...more })
        .withCsrfToken()
        .loginAs(world.people.handler)
    const bad = [
      good[0],
      'visits,2025-02,1,city_platform,2025-03-01,',
      'platform_visits,2025-03,很多,city_platform,2025-04-01,',
    ]
    const refused = await send(bad, { then: 'save' })
    refused.assertStatus(422)
    for (const words of ['共 3 行，2 行有误', '数值应为数字', '请选择指标']) refused.assertTextIncludes(words)
    assert.isNull(await OutsideFigure.first())

    const checked = await send(good)
    checked.assertStatus(200)
    checked.assertTextIncludes('共 2 行，全部可以保存')
    assert.isNull(await OutsideFigure.first())
    const jumping = await send([good[0], good[0].replace('2025-01', '2025-02').replace('150000', '50000')])
    jumping.assertTextIncludes('与上月相差 -67%')
    const lines = (count: number) =>
      Array.from({ length: count }, (_, n) =>
        good[0].replace('2025-01', `20${10 + n}-01`).replace('2025-02-01', '2025-05-01')
      )
    const one = await countQueries(async () => void (await send(lines(1))))
    const many = await countQueries(async () => void (await send(lines(12))))
    assert.equal(many.length, one.length)

    await send(good, { then: 'save' })
    assert.equal(await visitsIn(2025), 305_000)
    const [, second] = await OutsideFigure.query().orderBy('period')
    assert.deepEqual([second.via, second.note, second.period], ['upload', '含移动端', '2025-02'])
  })

  test('a column too many or too few, a line twice, a share: strict', async ({ client, assert }) => {
    const world = await makeWorld()
    const send = (lines: string, more = {}) =>
      client
        .post('/outside-figures/uploads')
        .form({ lines, ...more })
        .withCsrfToken()
        .loginAs(world.people.handler)
    const missing = await send('指标代码,期间\nplatform_visits,2025-01')
    missing.assertTextIncludes('缺少列：数值、数据来源、截止日期、说明')
    const unknown = await send(`${HEAD},电话\n${good[0]},1`)
    unknown.assertTextIncludes('多出或重复的列：电话')
    const twice = await send([HEAD, good[0], good[0]].join('\n'), { then: 'save' })
    twice.assertStatus(422)
    twice.assertTextIncludes('与第 2 行重复')
    await send(`${HEAD}\nawareness_rate,2025,812/1000,survey,2025-12-01,`, { then: 'save' })
    const share = await OutsideFigure.firstOrFail()
    assert.deepEqual([Number(share.value), Number(share.base)], [812, 1000])
  })

  test('replacing needs one reason for the upload', async ({ client, assert }) => {
    const world = await makeWorld()
    await enterFigure(world, { period: '2025-01', value: 1 })
    const send = (more = {}) =>
      client
        .post('/outside-figures/uploads')
        .form({ lines: [HEAD, good[0]].join('\n'), then: 'save', ...more })
        .withCsrfToken()
        .loginAs(world.people.handler)
    const silent = await send()
    silent.assertStatus(422)
    silent.assertTextIncludes('请写明理由')
    await send({ reason: '按平台终审数更正。' })
    assert.equal(await visitsIn(2025), 150_000)
  })
})

test.group('Two who enter at the same moment', (group) => {
  group.each.setup(() => emptyTables())
  group.teardown(() => emptyTables())

  test('count both, and of one period only one is the first', async ({ assert }) => {
    const world = await makeWorld()
    await Promise.all(
      ['01', '02', '03', '04'].map((month) => enterFigure(world, { period: `2025-${month}`, value: 10 }))
    )
    assert.equal(await visitsIn(2025), 40)

    const values = [1, 2, 3]
    const told = await Promise.allSettled(values.map((value) => enterFigure(world, { period: '2024-01', value })))
    assert.lengthOf(
      told.filter(({ status }) => status === 'fulfilled'),
      1
    )
    const [figure, ...others] = await OutsideFigure.query().where('period', '2024-01')
    assert.lengthOf(others, 0)
    assert.equal(await visitsIn(2024), Number(figure.value))
    assert.deepEqual(await wrongTallies(outsideCountings), [])
  })
})
