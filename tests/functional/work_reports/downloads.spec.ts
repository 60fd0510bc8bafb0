import drive from '@adonisjs/drive/services/main'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import AuditEntry from '#app/audit/audit_entry'
import { leaveMoment, standAt } from '#app/core/clock'
import ReportBuilding from '#app/work_reports/report_building'
import type ReportFile from '#app/work_reports/report_file'
import type WorkReport from '#app/work_reports/work_report'
import { download } from '#tests/support/downloads'
import { builtBuilding, openedReport, orderedBuilding, reportFile } from '#tests/support/begun_reports'
import { withoutOffice } from '#tests/support/report_writing'
import { takenBack } from '#tests/support/taken_back'
import { makeWorld, type World } from '#tests/world'

test.group('The files of a work report', (group) => {
  let world: World
  let report: WorkReport
  let file: ReportFile
  let path: string

  group.setup(() => withoutOffice())
  group.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.setup(async () => {
    standAt(new Date('2026-01-20T02:00:00Z'))
    world = await makeWorld()
    report = await openedReport(world)
    await builtBuilding(world, report)
    path = `/work-reports/${report.id}/buildings/1/files/report.docx`
  })
  group.each.setup(() => takenBack())
  group.each.setup(async () => {
    standAt(new Date('2026-01-20T02:00:00Z'))
    file = await reportFile(await ReportBuilding.findByOrFail({ reportId: report.id }))
  })
  group.each.teardown(() => leaveMoment())

  test('are offered with name and size, and come whole, typed and named', async ({ client, assert }) => {
    const { leader } = world.people
    const page = await client.get(`/work-reports/${report.id}`).loginAs(leader)
    page.assertTextIncludes(`href="${path}"`)
    page.assertTextIncludes('北京市知识产权信息公共服务工作报告（2025年）.docx')
    const answer = await download(client, path, leader)
    assert.equal(answer.body().toString(), '工作报告')
    answer.assertHeader('content-type', file.contentType)
    answer.assertHeader('content-length', String(file.size))
    answer.assertHeader('etag', `"${file.sha256}"`)
    answer.assertHeader('x-content-type-options', 'nosniff')
    answer.assertHeader('cache-control', 'private, no-cache')
    assert.include(answer.header('content-disposition'), encodeURIComponent('（2025年）.docx'))
    const entry = await AuditEntry.query().where('action', 'report_building.downloaded').firstOrFail()
    assert.equal(entry.actorId, leader.id)
    assert.deepInclude(entry.particulars, { file: 'report.docx', sha256: file.sha256 })
  })

  test('that somebody has already are not sent again', async ({ client, assert }) => {
    const again = await client.get(path).header('if-none-match', `"${file.sha256}"`).loginAs(world.people.leader)
    again.assertStatus(304)
    assert.isNull(await AuditEntry.findBy({ action: 'report_building.downloaded' }))
  })

  test('are the own ones of a building, and of a report that is seen', async ({ client, assert }) => {
    const { people } = world
    const other = await openedReport(world, 2024)
    await orderedBuilding(world, other)
    const nowhere = [
      `/work-reports/${other.id}/buildings/1/files/report.docx`,
      `/work-reports/${report.id}/buildings/2/files/report.docx`,
      `/work-reports/${report.id}/buildings/1/files/report.pdf`,
      `/work-reports/${report.id}/buildings/1/files/..%2Freport.docx`,
    ]
    for (const wrong of nowhere) (await client.get(wrong).loginAs(people.leader)).assertStatus(404)
    for (const user of [people.operator, people.haidianReviewer, people.secretariat, people.administrator])
      (await client.get(path).loginAs(user)).assertStatus(404)
    const signedOut = await client.get(path).redirects(0)
    signedOut.assertStatus(302)
    await drive.use().delete(file.key)
    ;(await client.get(path).loginAs(people.leader)).assertStatus(404)
    assert.isNull(await AuditEntry.findBy({ action: 'report_building.downloaded' }))
  })

  test('are called what they are', async ({ assert }) => {
    const named = (name: string) => Object.assign(file, { path: name }).nameOf({ title: '报告' })
    const paths = ['report.pdf', 'report.xlsx', 'public.docx', 'public.xlsx', 'charts/3.png']
    assert.deepEqual(paths.map(named), [
      ...['报告.pdf', '报告附表.xlsx', '报告（公开版）.docx', '报告附表（公开版）.xlsx', '报告-3.png'],
    ])
  })
})
