import db from '@adonisjs/lucid/services/db'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { leaveMoment, standAt } from '#app/core/clock'
import { publishReport } from '#app/work_reports/report_steps'
import { orderIssue } from '#app/work_reports/report_issue'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { reportIn, seenIn, YEAR, withoutOffice } from '#tests/support/report_writing'
import { makeWorld } from '#tests/world'

test.group('The report for everybody', (group) => {
  group.setup(() => withoutOffice())
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('is read and taken along once it is published, without what is the bureau’s own', async ({ client, assert }) => {
    standAt(new Date('2026-03-02T02:00:00Z'))
    const world = await makeWorld()
    const report = await reportIn('director_meeting', world)
    ;(await client.get('/reports')).assertTextIncludes('还没有公开的报告')
    const issue = {
      meetingOn: '2026-02-27',
      issuedOn: '2026-03-02',
      decision: '通过。',
      docNumber: '京知局〔2026〕12号',
    }
    await orderIssue(report, actor(world.people.handler), { ...issue, ...(await seenIn(report)) })
    await drainOutbox()
    await report.refresh()
    ;(await client.get(`/reports/${YEAR}`)).assertStatus(404)
    ;(await client.get(`/reports/${YEAR}/files/public.docx`)).assertStatus(404)

    await publishReport(report, actor(world.people.head), await seenIn(report))
    const list = await client.get('/reports')
    list.assertTextIncludes(report.title)
    const page = await client.get(`/reports/${YEAR}`)
    page.assertStatus(200)
    page.assertTextIncludes(issue.docNumber)
    page.assertTextIncludes('总体情况')
    assert.notMatch(page.text(), /href="\/(consultations|designations|work-reports)/)
    const internal = await db.from('building_chapters').where('blocks', 'like', '%"internal":true%').first()
    const [table] = internal ? JSON.parse(internal.blocks).filter((block: any) => block.internal) : []
    if (table) assert.notInclude(page.text(), table.caption)

    const file = await client.get(`/reports/${YEAR}/files/public.docx`)
    file.assertStatus(200)
    const again = await client.get(`/reports/${YEAR}/files/public.docx`).header('if-none-match', file.header('etag')!)
    again.assertStatus(304)
    ;(await client.get(`/reports/${YEAR}/files/report.docx`)).assertStatus(404)
    ;(await client.get('/sitemap.xml')).assertTextIncludes(`/reports/${YEAR}`)
  })
})
