import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import AuditEntry from '#app/audit/audit_entry'
import { leaveMoment, standAt } from '#app/core/clock'
import { keysOf } from '#app/report_facts/check_report'
import { chapterDefinitions } from '#app/report_facts/chapters'
import { said } from '#app/report_facts/spoken'
import BuildingChapter from '#app/work_reports/building_chapter'
import { factsOf, sumsWith, usesOf } from '#app/work_reports/report_figures'
import type WorkReport from '#app/work_reports/work_report'
import { cellsOf, download } from '#tests/support/downloads'
import { countQueries } from '#tests/support/queries'
import { enterLateFigure, frozenReport, openedReport, orderedBuilding } from '#tests/support/begun_reports'
import { withoutOffice } from '#tests/support/report_writing'
import { takenBack } from '#tests/support/taken_back'
import { makeWorld, type World } from '#tests/world'

const VISITS = 'resources.visits'
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').trim()

test.group('The figures of a work report', (group) => {
  let world: World
  let report: WorkReport

  group.setup(() => withoutOffice())
  group.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.setup(async () => {
    standAt(new Date('2026-01-20T02:00:00Z'))
    world = await makeWorld()
    await enterLateFigure()
    ;({ report } = await frozenReport(world))
  })
  group.each.setup(() => takenBack())
  group.each.setup(() => standAt(new Date('2026-01-20T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  const chaptersOf = async () => BuildingChapter.query().orderBy('buildingId').orderBy('position')
  const figures = async () => factsOf(await chaptersOf())

  test('all of them in one list: searched, filtered, sorted, paged', async ({ client, assert }) => {
    const { leader } = world.people
    const unbuilt = await openedReport(world, 2024)
    const never = await client.get(`/work-reports/${unbuilt.id}/facts`).loginAs(leader)
    never.assertTextIncludes('还没有生成过')
    const list = (query = '') => client.get(`/work-reports/${report.id}/facts${query}`).loginAs(leader)
    const all = await list()
    all.assertTextIncludes('第 1 次生成（已生成）')
    all.assertTextIncludes(`共 ${(await figures()).length.toLocaleString('en-US')} 条`)
    const found = await list(`?q=${VISITS}&known=yes`)
    for (const words of ['1,234', VISITS, '2025-01-01 — 2025-12-31', '共 1 条']) found.assertTextIncludes(words)
    const missing = await list(`?q=${VISITS}&known=no`)
    assert.notInclude(missing.text(), '1,234')
    const nothing = await list('?q=没有这样的数据')
    nothing.assertTextIncludes('没有符合条件的数据')
    const greatest = await list('?sort=-value&perPage=10&known=yes')
    const [first] = (await figures()).toSorted((one, other) => (other.value ?? -1) - (one.value ?? -1))
    assert.equal(/cell-sub mono">\s*([\w.]+)/.exec(greatest.text())?.[1], first.key)
    const survey = await list('?chapter=services&unit=次')
    assert.notInclude(survey.text(), VISITS)
  })

  test('are taken out as they are chosen, as numbers, and that is on record', async ({ client, assert }) => {
    const path = `/work-reports/${report.id}/facts/export.xlsx`
    const workbook = await download(client, `${path}?chapter=resources`, world.people.head)
    const { rows } = await cellsOf(workbook.body())
    const row = rows.find((cells) => cells.includes(VISITS))!
    const [figure] = (await figures()).filter(({ key }) => key === VISITS)
    assert.includeMembers(row, [figure.label, 1234, figure.unit, figure.query, figure.rowsHash, figure.rowsCount])
    assert.isEmpty(rows.filter((cells) => cells.includes('services.attendance')))
    const entry = await AuditEntry.query().where('action', 'work_report.facts_exported').firstOrFail()
    assert.equal(entry.actorId, world.people.head.id)
    assert.include(entry.particulars.filter, 'chapter=resources')
  })

  test('one of them: what it is, where it stands, the way to its rows', async ({ client, assert }) => {
    const uses = usesOf(await chaptersOf(), VISITS)
    assert.includeMembers([...new Set(uses.map(({ kind }) => kind))], ['passage'])
    const page = await client.get(`/work-reports/${report.id}/facts/${VISITS}`).loginAs(world.people.leader)
    const [figure] = (await figures()).filter(({ key }) => key === VISITS)
    const told = [figure.label, '1,234', figure.query, figure.rowsHash, '与冻结时完全一致', '信息资源与平台', '正文']
    for (const words of [...told, ...uses.map(({ text }) => text)]) page.assertTextIncludes(words)
    page.assertTextIncludes(`href="${figure.rowsPath!.replaceAll('&', '&amp;')}"`)
    const unknown = await client.get(`/work-reports/${report.id}/facts/resources.nothing`).loginAs(world.people.leader)
    unknown.assertStatus(404)
  })

  test('every figure opens its rows for whoever reads the report', async ({ client, assert }) => {
    /** One of each page: its filters let in whom the page lets in. */
    const all = (await figures()).flatMap(({ rowsPath }) => rowsPath ?? [])
    const paths = [...new Map(all.map((path) => [path.split('?')[0], path])).values()]
    assert.isAbove(paths.length, 10)
    const shut: string[] = []
    for (const path of paths) {
      const page = await client.get(path).loginAs(world.people.leader)
      if (page.status() !== 200) shut.push(`${page.status()} ${path}`)
    }
    assert.deepEqual(shut, [])
  })

  test('the whole report is read on a page: what the Word file says, and each number leads to where it is from', async ({
    client,
    assert,
  }) => {
    const { leader, operator } = world.people
    const path = `/work-reports/${report.id}/buildings/1`
    const page = await client.get(path).loginAs(leader)
    const chapters = await chaptersOf()
    const facts = new Map((await figures()).map((fact) => [fact.key, fact]))
    const blocks = chapters.flatMap(({ written }) => written)
    const text = page.text().replace(/<[^>]*>/g, '')
    for (const block of blocks) {
      if (block.kind === 'passage')
        for (const line of said(block.text, facts).split(/\n+/)) assert.include(text, escaped(line))
      else if (block.kind === 'table' || block.kind === 'chart') assert.include(text, escaped(block.caption))
    }
    for (const { key } of chapterDefinitions) page.assertTextIncludes(`href="#${key.replace('_', '')}"`)
    const named = new Set(blocks.flatMap(keysOf))
    const hrefs = new Set(
      [...page.text().matchAll(/href="(\/work-reports\/\d+\/facts\/[^"]+)"/g)].map(([, href]) => href)
    )
    for (const key of named) assert.isTrue(hrefs.has(`/work-reports/${report.id}/facts/${key}?building=1`), key)
    /** The annex of sources names those, too, that nothing else does. */
    for (const href of hrefs) assert.isTrue(facts.has(/facts\/([\w.]+)\?/.exec(href)![1]), href)

    await orderedBuilding(world, report)
    const [figure] = hrefs
    const opened = await client.get(figure).loginAs(leader)
    opened.assertTextIncludes('第 1 次生成（已生成）')
    for (const href of [figure.replace('=1', '=9'), `${path.slice(0, -1)}2`, `${path.slice(0, -1)}9`])
      (await client.get(href).loginAs(leader)).assertStatus(404)
    ;(await client.get(path).loginAs(operator)).assertStatus(404)
  })

  test('what the records say by now is compared with what was frozen', async ({ client, assert }) => {
    const show = () => client.get(`/work-reports/${report.id}/facts/${VISITS}`).loginAs(world.people.head)
    const building = await orderedBuilding(world, report)
    const other = await BuildingChapter.findByOrFail({ buildingId: building.id, key: 'resources' })
    const [before] = await BuildingChapter.query()
      .where('key', 'resources')
      .whereNotNull('gathered')
      .orderBy('id', 'desc')
    const knows = before.knows!
    const facts = knows.facts.map((fact) =>
      fact.key === VISITS ? { ...fact, value: 77, rowsHash: 'f'.repeat(64) } : fact
    )
    await other.merge({ gathered: JSON.stringify({ ...knows, facts }) }).save()
    const page = await show()
    for (const words of ['与冻结的数值不同', '77']) page.assertTextIncludes(words)
    assert.notInclude(page.text(), '与冻结时完全一致')
  })

  test('what adds up is shown with its parts', async ({ client, assert }) => {
    const [sum] = (await chaptersOf()).flatMap(({ knows }) => knows!.sums)
    const [shown] = sumsWith(await chaptersOf(), sum.total)
    assert.equal(shown.total!.key, sum.total)
    assert.lengthOf(shown.parts, sum.parts.length)
    const page = await client.get(`/work-reports/${report.id}/facts/${sum.total}`).loginAs(world.people.handler)
    for (const { label } of shown.parts) page.assertTextIncludes(label)
  })

  test('the list costs as many statements however many figures there are', async ({ client, assert }) => {
    const list = (perPage: number) => () =>
      client.get(`/work-reports/${report.id}/facts?perPage=${perPage}`).loginAs(world.people.handler)
    await list(10)()
    const few = await countQueries(list(10))
    assert.lengthOf(await countQueries(list(100)), few.length)
  })
})
