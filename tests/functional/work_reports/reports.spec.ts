import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import AuditEntry from '#app/audit/audit_entry'
import { leaveMoment, standAt } from '#app/core/clock'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import { cancelBuilding } from '#app/work_reports/buildings'
import ReportChapter from '#app/work_reports/report_chapter'
import WorkReport from '#app/work_reports/work_report'
import { cellsOf, download } from '#tests/support/downloads'
import { countQueries } from '#tests/support/queries'
import { standIn } from '#tests/support/stand_ins'
import { faultyBuilding, openedReport, orderedBuilding, YEAR } from '#tests/support/begun_reports'
import { makeWorld, type World } from '#tests/world'

test.group('The work reports', (group) => {
  let world: World

  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    standAt(new Date('2026-01-20T02:00:00Z'))
    world = await makeWorld()
  })
  group.each.teardown(() => leaveMoment())

  test('a handler opens the report of a year that is over', async ({ client, assert }) => {
    const { handler } = world.people
    const page = await client.get('/work-reports').loginAs(handler)
    assert.match(page.text(), /<option\s+value="2025"/)
    assert.notMatch(page.text(), /<option\s+value="2026"/)
    const opened = await client.post('/work-reports').form({ year: YEAR }).withCsrfToken().loginAs(handler).redirects(0)
    const report = await WorkReport.findByOrFail({ year: YEAR })
    opened.assertHeader('location', `/work-reports/${report.id}`)
    assert.equal(report.state, 'collecting')
    assert.isNotEmpty(await ReportChapter.query().where('reportId', report.id))
    const entry = await AuditEntry.query().where({ action: 'work_report.opened', subjectId: report.id }).firstOrFail()
    assert.equal(entry.actorId, handler.id)
    const board = await client.get(`/work-reports/${report.id}`).loginAs(handler)
    for (const words of ['取数中', '总体情况', '未指定', '未冻结', '还没有生成过', '生成报告', '冻结数据'])
      board.assertTextIncludes(words)
  })

  test('nobody else opens one, and nobody outside the bureau sees any', async ({ client, assert }) => {
    const { people } = world
    const open = (user: User) => client.post('/work-reports').form({ year: 2024 }).withCsrfToken().loginAs(user)
    const outside = [people.operator, people.haidianReviewer, people.administrator, people.experts[0]]
    for (const user of [people.head, people.leader, ...outside]) (await open(user)).assertStatus(403)
    assert.isEmpty(await WorkReport.all())
    const report = await openedReport(world)
    for (const user of outside) {
      const list = await client.get('/work-reports').loginAs(user)
      list.assertStatus(403)
      for (const path of ['', '/facts', '/facts/services.attendance', '/facts/export.xlsx', '/changes', '/buildings']) {
        const hidden = await client.get(`/work-reports/${report.id}${path}`).loginAs(user)
        hidden.assertStatus(404)
      }
    }
    for (const user of [people.head, people.leader])
      (await client.get(`/work-reports/${report.id}`).loginAs(user)).assertStatus(200)
  })

  test('of a year that is not over, was before all records, or has its report, none is opened', async ({
    client,
    assert,
  }) => {
    await openedReport(world)
    for (const [year, told] of [
      [2026, '2025'],
      [2019, '2020'],
      ['', ''],
      [YEAR, '这一年度已有工作报告'],
    ] as const) {
      const refused = await client.post('/work-reports').form({ year }).withCsrfToken().loginAs(world.people.handler)
      refused.assertStatus(422)
      refused.assertTextIncludes(told)
    }
    assert.lengthOf(await WorkReport.all(), 1)
  })

  test('the list tells year, state and last building, and is taken out as it is shown', async ({ client, assert }) => {
    const { handler } = world.people
    const report = await openedReport(world)
    await openedReport(world, 2024)
    await cancelBuilding(await orderedBuilding(world, report), actorFor(handler))
    await faultyBuilding(world, report)
    const list = await client.get('/work-reports?state=collecting').loginAs(handler)
    for (const words of [report.title, '取数中', '第 2 次', '未生成']) list.assertTextIncludes(words)
    const other = await client.get('/work-reports?year=2024').loginAs(handler)
    assert.notInclude(other.text(), '第 2 次')
    const workbook = await download(client, '/work-reports/view.xlsx', handler)
    const { rows } = await cellsOf(workbook.body())
    assert.deepInclude(rows.flat(), report.title)
    assert.deepInclude(rows.flat(), '未生成')
  })

  test('the list is asked for in as many statements however many reports and buildings there are', async ({
    client,
    assert,
  }) => {
    const list = () => client.get('/work-reports').loginAs(world.people.handler)
    await orderedBuilding(world, await openedReport(world))
    await list()
    const few = await countQueries(list)
    for (const year of [2024, 2023, 2022]) await orderedBuilding(world, await openedReport(world, year))
    assert.lengthOf(await countQueries(list), few.length)
  })

  test('it waits on the first page of whoever has the next step, or acts for that person', async ({
    client,
    assert,
  }) => {
    const { handler, head, leader } = world.people
    const report = await openedReport(world)
    const waitsFor = async (user: User) => (await client.get('/home').loginAs(user)).text().includes(report.title)
    assert.deepEqual([await waitsFor(handler), await waitsFor(head), await waitsFor(leader)], [true, false, false])
    await report.merge({ state: 'division_review' }).save()
    assert.deepEqual([await waitsFor(handler), await waitsFor(head), await waitsFor(leader)], [false, true, false])
    await standIn(head, handler)
    assert.isTrue(await waitsFor(handler))
    await report.merge({ state: 'leader_review' }).save()
    assert.deepEqual([await waitsFor(handler), await waitsFor(head), await waitsFor(leader)], [false, false, true])
  })
})
