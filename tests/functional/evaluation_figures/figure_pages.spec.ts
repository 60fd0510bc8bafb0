import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import config from '#config/exports'
import { leaveMoment, standAt } from '#app/core/clock'
import Designation from '#app/designations/designation'
import { drainOutbox } from '#jobs/drain'
import { cellsOf, download } from '#tests/support/downloads'
import {
  consultationRow,
  evaluatedPoints,
  insertRows,
  proposed,
  seldomRecords,
} from '#tests/support/evaluation_figures'
import { ordered } from '#tests/support/export_files'
import { countQueries } from '#tests/support/queries'
import { settingsBackThen } from '#tests/support/settings'
import { ruleOnOverride } from '#app/evaluation_figures/figure_override_workflow'
import { actor } from '#tests/support/applications'
import { makeWorld } from '#tests/world'

test.group('Pages of evaluation figures', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-11-23T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  test('show a point its own year with last year beside it, a district its own, the bureau all', async ({ client }) => {
    const world = await makeWorld()
    const { people } = world
    const [point] = await evaluatedPoints(world, 1)
    const by = people.operator.id
    await insertRows('consultations', [
      ...[1, 2, 3].map(() => consultationRow(point, by)),
      ...[1, 2].map(() => consultationRow(point, by, { served_on: '2024-05-05' })),
    ])
    const page = await client.get('/evaluation-figures?year=2025').loginAs(people.operator)
    for (const text of ['燕麓大学图书馆评价数据', '咨询次数', '+50%', '系统未收录', '尚未填报'])
      page.assertTextIncludes(text)
    const path = `/evaluation-figures/points/${point.id}`
    const district = await client.get(`${path}?year=2025`).loginAs(people.haidianReviewer)
    district.assertStatus(200)
    for (const user of [people.chaoyangReviewer, people.chaoyangPrincipal]) {
      for (const address of [
        path,
        `${path}/consultations`,
        `${path}/report.xlsx`,
        `${path}/consultations/export.xlsx`,
      ]) {
        const foreign = await client.get(address).loginAs(user)
        foreign.assertStatus(404)
      }
    }
    const expert = await client.get('/evaluation-figures').loginAs(people.experts[0])
    expert.assertStatus(403)
    const nonsense = await client.get(`${path}/nonsense`).loginAs(people.handler)
    nonsense.assertStatus(404)
  })

  test('compare all points by one figure: sorted, narrowed, taken out', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const [point, other] = await evaluatedPoints(world, 2)
    const by = people.operator.id
    await insertRows('consultations', [consultationRow(point, by), ...[1, 2, 3].map(() => consultationRow(other, by))])
    const { rows } = await cellsOf(
      (await download(client, '/evaluation-figures/export.xlsx?figure=consultations&year=2025', people.handler)).body()
    )
    assert.deepEqual(
      rows.slice(3).map(([name, , , value]) => [name, value]),
      [
        ['第 1 服务站', 3],
        ['燕麓大学图书馆', 1],
        ['第 2 服务站', 0],
      ]
    )
    const museums = await client
      .get('/evaluation-figures?figure=consultations&year=2025&type=museum')
      .loginAs(people.handler)
    museums.assertTextIncludes('第 1 服务站')
    assert.notInclude(museums.text(), '燕麓大学图书馆</a>')
    const own = await client.get('/evaluation-figures?figure=sessions&year=2025').loginAs(people.haidianReviewer)
    own.assertTextIncludes('燕麓大学图书馆')
    assert.notInclude(own.text(), '第 1 服务站')
    for (const sheet of ['export', 'report']) {
      const unit = await client.get(`/evaluation-figures/${sheet}.xlsx`).loginAs(people.principal)
      unit.assertStatus(403)
    }
  })

  test('lead from a figure of cases to the case, which its unit and the bureau may read', async ({
    client,
    assert,
  }) => {
    const world = await makeWorld()
    const { people } = world
    const [point] = await evaluatedPoints(world)
    await seldomRecords(world, point)
    for (const [key, of] of Object.entries({ city_cases: '2025', national_cases: '2024' })) {
      for (const person of [people.operator, people.haidianReviewer, people.handler]) {
        const rows = await client.get(`/evaluation-figures/points/${point.id}/${key}?year=2025`).loginAs(person)
        const [path] = rows.text().match(/\/typical-cases\/\d+/)!
        const page = await client.get(path).loginAs(person)
        page.assertStatus(200)
        assert.include(page.text(), `AL-${of}-`)
      }
    }
  })

  test('list the rows of a figure, page by page, linked, and as a workbook', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const [point] = await evaluatedPoints(world)
    const by = people.operator.id
    await insertRows(
      'consultations',
      Array.from({ length: 25 }, (_, at) =>
        consultationRow(point, by, { number: `ZX-P-${10 + at}`, client_name: '=1+1' })
      )
    )
    const path = `/evaluation-figures/points/${point.id}/consultations`
    const first = await client.get(`${path}?year=2025`).loginAs(people.operator)
    first.assertTextIncludes('/consultations/')
    first.assertTextIncludes('page=2')
    const second = await client.get(`${path}?year=2025&page=2`).loginAs(people.operator)
    second.assertTextIncludes('year=2025')
    assert.equal((second.text().match(/ZX-P-/g) ?? []).length, 5)
    const statements = await countQueries(() => client.get(`${path}?year=2025`).loginAs(people.operator))
    const ledger = statements.filter((sql) => sql.includes('client_type'))
    assert.lengthOf(ledger, 2, 'this year and the one before, each once')
    const { rows } = await cellsOf((await download(client, `${path}/export.xlsx?year=2025`, people.operator)).body())
    assert.lengthOf(rows.slice(3), 25)
    const clients = await cellsOf(
      (
        await download(
          client,
          path.replace('consultations', 'small_enterprises') + '/export.xlsx?year=2025',
          people.operator
        )
      ).body()
    )
    assert.deepEqual(clients.rows[3].slice(0, 1), ["'=1+1"])
  })

  test('make 年度数据报送表 with the customary headers, rows and remarks', async ({ client, assert }) => {
    const world = await makeWorld()
    const { people } = world
    const [point, other] = await evaluatedPoints(world, 1)
    await seldomRecords(world, point)
    await insertRows(
      'consultations',
      [1, 2, 3, 4].map(() => consultationRow(point, people.operator.id, { served_on: '2024-02-02' }))
    )
    await ruleOnOverride('confirm', await proposed(world, point), actor(people.head), {})
    const path = `/evaluation-figures/points/${point.id}/report.xlsx?year=2025`
    const { rows } = await cellsOf((await download(client, path, people.principal)).body())
    assert.equal(rows[0][0], '2025年度数据报送表')
    assert.deepEqual(rows[2], ['指标代码', '指标名称', '计量单位', '本年数', '上年数', '增减(%)', '数据来源', '说明'])
    assert.deepEqual(
      rows.slice(3, 14).map((row) => row[1]),
      [
        '咨询次数',
        '培训场次',
        '人次',
        '分析报告份数',
        '专题数据库个数',
        '服务企业家数',
        '服务中小微家数',
        '访问量',
        '宣传篇数',
        '人员数',
        '经费万元',
      ]
    )
    assert.deepEqual(rows[3].slice(2, 7), ['次', 45, 4, 1025, '咨询台账'])
    assert.include(String(rows[3][7]), '系统值 2')
    assert.deepEqual(rows[10].slice(3, 7), [1200, undefined, undefined, '自行填报'])

    const all = await cellsOf(
      (await download(client, '/evaluation-figures/report.xlsx?year=2025', people.handler)).body()
    )
    assert.includeMembers(
      all.rows.map(([code]) => code),
      [point.name, other.name, 'SJ11']
    )
    const own = await cellsOf(
      (await download(client, '/evaluation-figures/report.xlsx?year=2025', people.haidianReviewer)).body()
    )
    assert.lengthOf(
      own.rows.filter(([code]) => code === 'SJ01'),
      1
    )
  })

  test('write the sheet of very many points by a job, for who asked alone', async ({ client, assert, cleanup }) => {
    cleanup(settingsBackThen(config))
    config.mostDirect = 10
    const world = await makeWorld()
    const { people } = world
    const points = await evaluatedPoints(world, 2)
    const address = '/evaluation-figures/report.xlsx?year=2025'
    const asked = await client.get(address).loginAs(people.handler).redirects(0)
    asked.assertHeader('location', `/export-files/create?of=${encodeURIComponent(address)}`)

    const file = await ordered(people.handler, address)
    await drainOutbox()
    await file.refresh()
    assert.equal(file.done, file.total)
    const { rows } = await cellsOf((await download(client, `${file.path}/file`, people.handler)).body())
    assert.lengthOf(
      rows.filter(([code]) => code === 'SJ01'),
      points.length
    )
    const foreign = await client.get(`${file.path}/file`).loginAs(people.head)
    foreign.assertStatus(404)
  })

  test('of eighty points need as many statements as of two', async ({ client, assert }) => {
    const world = await makeWorld()
    const ask = () => client.get('/evaluation-figures?figure=consultations&year=2025').loginAs(world.people.handler)
    const [first] = await evaluatedPoints(world, 1)
    await ask()
    const few = await countQueries(ask)
    const { id, ...facts } = first.$attributes
    for (let at = 0; at < 78; at++) {
      await Designation.create({ ...facts, number: `京知信网〔2026〕M${at}号`, name: `第 ${at} 分站` })
    }
    const many = await countQueries(ask)
    assert.equal(many.length, few.length)
  })
})
