import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import AuditEntry from '#app/audit/audit_entry'
import { leaveMoment, standAt } from '#app/core/clock'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import BuildingChapter from '#app/work_reports/building_chapter'
import ReportBuilding from '#app/work_reports/report_building'
import WorkReport from '#app/work_reports/work_report'
import { signChapter } from '#app/work_reports/chapter_signing'
import { beginDrafting } from '#app/work_reports/report_steps'
import { reportText } from '#app/work_reports/report_text'
import { cancelBuilding } from '#app/work_reports/buildings'
import { writeChapter } from '#app/work_reports/write_chapter'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { countQueries } from '#tests/support/queries'
import { outbox } from '#tests/support/rows'
import { standIn } from '#tests/support/stand_ins'
import { takenBack } from '#tests/support/taken_back'
import {
  builtBuilding,
  enterLateFigure,
  faultyBuilding,
  frozenReport,
  openedReport,
  orderedBuilding,
  STRAY,
  YEAR,
} from '#tests/support/begun_reports'
import { ownedChapter, withoutOffice } from '#tests/support/report_writing'
import { makeWorld, type World } from '#tests/world'

test.group('The board of a work report', (group) => {
  let world: World
  let report: WorkReport
  /** Of the year before, with its data frozen: built once, since a building takes seconds. */
  let frozen: WorkReport

  group.setup(() => withoutOffice())
  group.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.setup(async () => {
    standAt(new Date('2026-01-20T02:00:00Z'))
    world = await makeWorld()
    await frozenReport(world, YEAR - 1)
  })
  group.each.setup(() => takenBack())
  group.each.setup(async () => {
    standAt(new Date('2026-01-20T02:00:00Z'))
    report = await openedReport(world)
    frozen = await WorkReport.findByOrFail({ year: YEAR - 1 })
  })
  group.each.teardown(() => leaveMoment())

  test('a handler has it built: the jobs are promised, and the page tells how far each chapter is', async ({
    client,
    assert,
  }) => {
    const { handler } = world.people
    const ordered = await client
      .post(`/work-reports/${report.id}/buildings`)
      .form({ kind: 'build', version: report.version })
      .withCsrfToken()
      .loginAs(handler)
      .redirects(0)
    ordered.assertHeader('location', `/work-reports/${report.id}`)
    const building = await ReportBuilding.findByOrFail({ reportId: report.id })
    assert.deepInclude(building.$attributes, { state: 'building', number: 1, orderedById: handler.id, freezing: null })
    assert.isNotEmpty(await outbox().where('job', 'work_reports/write_chapter'))
    const entry = await AuditEntry.query().where('action', 'report_building.ordered').firstOrFail()
    assert.equal(entry.actorId, handler.id)

    await writeChapter({ buildingId: building.id, run: 1, key: 'overview' })
    await BuildingChapter.query()
      .where({ buildingId: building.id, key: 'network' })
      .update({ stage: 'running', step: 'charts' })
    const page = await client.get(`/work-reports/${report.id}`).loginAs(handler)
    for (const words of ['up-poll', '已完成 1 章', '制图（3/4）', '等待', '刷新进度', '取消生成'])
      page.assertTextIncludes(words)
    for (const act of ['冻结数据', '生成报告']) assert.notInclude(page.text(), `>${act}<`)

    await drainOutbox()
    const done = await client.get(`/work-reports/${report.id}`).loginAs(handler)
    for (const words of ['已生成', '第 1 次', '沈怀瑾']) done.assertTextIncludes(words)
    assert.notInclude(done.text(), 'up-poll')
  })

  test('leads everywhere: to the chapters and who stands by them, the steps, the figures, and the report to read', async ({
    client,
    assert,
  }) => {
    const { handler, head, leader } = world.people
    const path = `/work-reports/${frozen.id}`
    await beginDrafting(frozen, actor(handler))
    const chapter = await ownedChapter(frozen, handler, handler)
    await signChapter(frozen, chapter, actor(handler), (await reportText(frozen)).of(chapter.key)!.hash)
    for (const user of [handler, head, leader]) {
      const page = await client.get(path).loginAs(user)
      for (const words of ['撰写中', '市局经办', '撰写并送审', '已签审 1 / 14 章']) page.assertTextIncludes(words)
      const led = ['/chapters', '/steps', '/chapters/services', '/facts?chapter=services', '/facts', '/buildings/1']
      for (const to of led) page.assertTextIncludes(`href="${path}${to}"`)
      for (const to of led) (await client.get(path + to).loginAs(user)).assertStatus(200)
    }
    await frozen.merge({ state: 'published' }).save()
    const published = await client.get(path).loginAs(leader)
    published.assertTextIncludes(`href="/reports/${frozen.year}"`)
    assert.notInclude(published.text(), '撰写并送审')
  })

  test('faults in what people wrote lead to the passage', async ({ client }) => {
    await faultyBuilding(world, frozen)
    const page = await client.get(`/work-reports/${frozen.id}`).loginAs(world.people.handler)
    const services = `/work-reports/${frozen.id}/chapters/services`
    for (const words of [`href="${services}#services.stray"`, '到这一段修改']) page.assertTextIncludes(words)
  })

  test('who may order what: the handler builds and freezes, the head freezes and takes anew', async ({
    client,
    assert,
  }) => {
    const { people } = world
    const order = async (user: User, of: WorkReport, kind: string) => {
      const form = { kind, version: of.version, reason: '补登漏报的台账' }
      const answer = await client
        .post(`/work-reports/${of.id}/buildings`)
        .form(form)
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)
      return answer.status()
    }
    const refused = [
      ...[people.leader, people.head].map((user) => [user, report, 'build', 403] as const),
      ...[people.leader].map((user) => [user, report, 'freeze', 403] as const),
      ...[people.leader, people.handler].map((user) => [user, frozen, 'refreeze', 403] as const),
      ...[people.operator, people.haidianReviewer].map((user) => [user, report, 'build', 404] as const),
    ]
    for (const [user, of, kind, status] of refused) assert.equal(await order(user, of, kind), status)
    assert.isNull(await ReportBuilding.findBy({ reportId: report.id }))

    assert.equal(await order(people.head, report, 'freeze'), 302)
    assert.equal(await order(people.head, frozen, 'refreeze'), 302)
    await drainOutbox()
    assert.deepEqual([(await report.refresh()).state, (await frozen.refresh()).state], ['data_frozen', 'data_frozen'])
    const acts = await AuditEntry.query().where({ subjectType: 'work_report', subjectId: frozen.id }).orderBy('seq')
    assert.deepEqual(
      acts.map(({ action }) => action),
      ['work_report.opened', 'work_report.frozen', 'work_report.refrozen']
    )
  })

  test('who stands in for the head takes the data anew in the name of the head', async ({ client, assert }) => {
    const { handler, head } = world.people
    await standIn(head, handler)
    await client
      .post(`/work-reports/${frozen.id}/buildings`)
      .form({ kind: 'refreeze', version: frozen.version, reason: '补登漏报的台账' })
      .withCsrfToken()
      .loginAs(handler)
    const entry = await AuditEntry.query()
      .where('action', 'report_building.ordered')
      .orderBy('id', 'desc')
      .firstOrFail()
    assert.equal(entry.actorId, handler.id)
    assert.equal(entry.particulars.actingFor, head.name)
  })

  test('taking data anew needs a reason, and an order must be one', async ({ client, assert }) => {
    for (const form of [{ kind: 'refreeze' }, { kind: 'refreeze', reason: '错' }, { kind: 'burn' }]) {
      const refused = await client
        .post(`/work-reports/${frozen.id}/buildings`)
        .form({ ...form, version: frozen.version })
        .withCsrfToken()
        .loginAs(world.people.head)
      refused.assertStatus(422)
      refused.assertTextIncludes('处需要更正')
    }
    assert.lengthOf(await ReportBuilding.query().where('reportId', frozen.id), 1)
  })

  test('whoever saw the report as it was before is told who was faster, and nothing is built', async ({
    client,
    assert,
  }) => {
    const { handler, head } = world.people
    const seen = frozen.version - 1
    const order = (user: User, kind: string, version: number) =>
      client
        .post(`/work-reports/${frozen.id}/buildings`)
        .form({ kind, version, reason: '补登漏报的台账' })
        .withCsrfToken()
        .loginAs(user)
    for (const [user, kind, version] of [
      [handler, 'freeze', seen],
      [handler, 'freeze', frozen.version],
      [head, 'refreeze', seen],
      [handler, 'build', seen],
    ] as const) {
      const late = await order(user, kind, version)
      late.assertStatus(409)
      late.assertTextIncludes('冻结数据')
    }
    assert.lengthOf(await ReportBuilding.query().where('reportId', frozen.id), 1)

    await orderedBuilding(world, frozen)
    const second = await order(handler, 'build', frozen.version)
    second.assertStatus(409)
    second.assertTextIncludes('报告正在生成')
    await frozen.merge({ state: 'published' }).save()
    ;(await order(handler, 'build', frozen.version)).assertStatus(409)
  })

  test('a handler stops a building and goes on with it; nobody else does', async ({ client, assert }) => {
    const { people } = world
    const building = await orderedBuilding(world, report)
    await writeChapter({ buildingId: building.id, run: 1, key: 'overview' })
    const take = (user: User, step: string, version = building.version) =>
      client
        .post(`/work-reports/${report.id}/buildings/1/steps`)
        .form({ step, version })
        .withCsrfToken()
        .loginAs(user)
        .redirects(0)
    for (const user of [people.head, people.leader]) (await take(user, 'cancel')).assertStatus(403)
    ;(await take(people.operator, 'cancel')).assertStatus(404)
    ;(await take(people.handler, 'burn')).assertStatus(422)
    ;(await take(people.handler, 'retry')).assertStatus(409)

    await take(people.handler, 'cancel')
    await building.refresh()
    assert.equal(building.state, 'cancelled')
    ;(await take(people.handler, 'cancel', 0)).assertStatus(409)
    const page = await client.get(`/work-reports/${report.id}`).loginAs(people.handler)
    for (const words of ['第 1 次生成已取消', '已完成 1 章', '重试', '生成报告']) page.assertTextIncludes(words)

    await take(people.handler, 'retry')
    await drainOutbox()
    await building.refresh()
    assert.deepInclude(building.$attributes, { state: 'built', run: 2 })
    const acts = await AuditEntry.query()
      .where({ subjectType: 'report_building', subjectId: building.id })
      .orderBy('seq')
    assert.deepEqual(
      acts.map(({ action }) => action.split('.')[1]),
      ['ordered', 'cancelled', 'retried', 'built']
    )
  })

  test('what was built again since, or issued, is not gone on with', async ({ client, assert }) => {
    const { handler } = world.people
    const old = await faultyBuilding(world, report)
    await cancelBuilding(await orderedBuilding(world, report), actorFor(handler))
    const retry = (number: number, version: number) =>
      client
        .post(`/work-reports/${report.id}/buildings/${number}/steps`)
        .form({ step: 'retry', version })
        .withCsrfToken()
        .loginAs(handler)
    const superseded = await retry(1, old.version)
    superseded.assertStatus(409)
    superseded.assertTextIncludes('这一次生成之后又生成过')
    const last = await faultyBuilding(world, report)
    await report.merge({ state: 'issued' }).save()
    ;(await retry(last.number, last.version)).assertStatus(409)
    assert.equal((await last.refresh()).state, 'failed')
    ;(await retry(99, 0)).assertStatus(404)
  })

  test('faults are told in words, with what is meant and where to look; the chapter is tried alone', async ({
    client,
    assert,
  }) => {
    const { handler } = world.people
    const building = await faultyBuilding(world, report)
    assert.equal(building.state, 'failed')
    const page = await client.get(`/work-reports/${report.id}`).loginAs(handler)
    const told = [
      ...['文中的数字没有数据出处', STRAY, '引用了不存在的数据“services.by_night”', '其中夜间服务'],
      ...[
        '分项之和与合计不符：培训合计人次',
        `/work-reports/${report.id}/facts/services.attendance`,
        '核对不通过',
        '重试本章',
      ],
    ]
    for (const words of told) page.assertTextIncludes(words)
    const read = await client.get(`/work-reports/${report.id}`).loginAs(world.people.leader)
    read.assertTextIncludes('文中的数字没有数据出处')
    assert.notInclude(read.text(), '重试本章')
    const sum = await client.get(`/work-reports/${report.id}/facts/services.attendance`).loginAs(handler)
    for (const words of ['合计核对', '分项之和']) sum.assertTextIncludes(words)

    const retry = (chapter: string) =>
      client
        .post(`/work-reports/${report.id}/buildings/1/steps`)
        .form({ step: 'retry', chapter, version: building.version })
        .withCsrfToken()
        .loginAs(handler)
        .redirects(0)
    ;(await retry('epilogue')).assertStatus(422)
    ;(await retry('services')).assertStatus(302)
    assert.lengthOf(await outbox().where('job', 'work_reports/write_chapter').whereNull('done_at'), 1)
    assert.equal((await building.refresh()).state, 'building')
  })

  test('a chapter that cannot be written is told with what the machine said, and can be tried again', async ({
    client,
  }) => {
    const { handler } = world.people
    const building = await orderedBuilding(world, report)
    const broken = BuildingChapter.query().where({ buildingId: building.id, key: 'services' })
    await broken.update({ gathered: '{"facts":"broken"}' })
    await drainOutbox()
    const page = await client.get(`/work-reports/${report.id}`).loginAs(handler)
    for (const words of ['服务供给：本章没有写成', 'is not a function', '重试本章']) page.assertTextIncludes(words)
  })

  test('two buildings of one snapshot are said to be the same, and the whole history is taken out', async ({
    client,
    assert,
  }) => {
    const { handler } = world.people
    const path = `/work-reports/${frozen.id}`
    const first = await ReportBuilding.findByOrFail({ reportId: frozen.id })
    const alone = await client.get(path).loginAs(handler)
    assert.notInclude(alone.text(), '逐字节一致')
    const second = await builtBuilding(world, frozen)
    assert.equal(second.checksum, first.checksum)
    const page = await client.get(path).loginAs(handler)
    page.assertTextIncludes('同一数据快照生成的文件逐字节一致')
    page.assertTextIncludes(second.checksum!.slice(0, 12))
    const whole = await client.get(`${path}/buildings?state=built`).loginAs(handler)
    for (const words of [second.checksum!, '冻结数据并生成', '逐字节一致']) whole.assertTextIncludes(words)
    const workbook = await download(client, `${path}/buildings/view.xlsx`, handler)
    const { rows } = await cellsOf(workbook.body())
    assert.lengthOf(
      rows.filter((row) => row.includes(first.checksum)),
      2
    )
  })

  test('data taken anew: what changed is a list with its reason, filtered, and taken out', async ({
    client,
    assert,
  }) => {
    const { leader } = world.people
    const none = await client.get(`/work-reports/${report.id}/changes`).loginAs(leader)
    none.assertStatus(404)
    await enterLateFigure(frozen.year)
    await builtBuilding(world, frozen, { freezing: 'refreeze', reason: '补登外部平台访问量' })
    const path = `/work-reports/${frozen.id}/changes`
    const [change] = frozen.changes!
    const page = await client.get(path).loginAs(leader)
    for (const words of ['补登外部平台访问量', change.label, `/facts/${change.key}`]) page.assertTextIncludes(words)
    const other = await client.get(`${path}?chapter=annex_survey`).loginAs(leader)
    other.assertTextIncludes('没有符合条件的数据')
    const workbook = await download(client, `${path}/export.xlsx?chapter=${change.chapter}`, leader)
    const { rows } = await cellsOf(workbook.body())
    assert.include(rows.flat(), change.key)
    const entry = await AuditEntry.query().where('action', 'work_report.changes_exported').firstOrFail()
    assert.equal(entry.actorId, leader.id)
  })

  test('what the report has moved away from is not frozen: the building ends', async ({ assert }) => {
    const building = await orderedBuilding(world, report, { freezing: 'freeze' })
    await report.merge({ state: 'division_review' }).save()
    await drainOutbox()
    await building.refresh()
    assert.equal(building.state, 'cancelled')
    assert.isNull(building.live)
    assert.isNull((await report.refresh()).frozenAt)
  })

  test('the board is asked for in as many statements however often the report was built and however far it is', async ({
    client,
    assert,
  }) => {
    const board = () => client.get(`/work-reports/${frozen.id}`).loginAs(world.people.handler)
    const cancelled = async () => cancelBuilding(await orderedBuilding(world, frozen), actorFor(world.people.handler))
    await cancelled()
    await board()
    const few = await countQueries(board)
    for (let more = 0; more < 3; more++) await cancelled()
    assert.lengthOf(await countQueries(board), few.length)

    const { id } = await orderedBuilding(world, frozen)
    const begun = await countQueries(board)
    for (const key of ['overview', 'talent', 'cases'] as const) await writeChapter({ buildingId: id, run: 1, key })
    assert.lengthOf(await countQueries(board), begun.length)
    /** At most the last one that was built is looked for by itself. */
    assert.isAtMost(begun.length, few.length + 2)
  })
})
