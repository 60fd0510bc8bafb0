import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { leaveMoment, standAt } from '#app/core/clock'
import { endpoints } from '#app/open_data/endpoints'
import type User from '#app/users/user'
import { publicFiles } from '#app/work_reports/public_reports'
import ReportBuilding from '#app/work_reports/report_building'
import { publishReport } from '#app/work_reports/report_steps'
import { orderIssue } from '#app/work_reports/report_issue'
import { drainOutbox } from '#jobs/drain'
import { actor } from '#tests/support/applications'
import { download } from '#tests/support/downloads'
import { INTERNAL, reportIn, seenIn, withInternalProblem, withoutOffice, YEAR } from '#tests/support/report_writing'
import { unzipped } from '#tests/support/zips'
import { makeWorld } from '#tests/world'

/** What stands anywhere in a Word file or workbook, in whatever pieces. */
async function wholeText(body: Buffer) {
  const parts = [...(await unzipped(body))].filter(([path]) => /\.(xml|rels)$/.test(path))
  return parts.map(([, part]) => part.toString('utf8').replace(/<[^>]+>/g, '')).join('\n')
}

test.group('The report for everybody', (group) => {
  group.setup(() => withoutOffice())
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('is read and taken along once it is published, without what is the bureau’s own', async ({ client, assert }) => {
    standAt(new Date('2026-03-02T02:00:00Z'))
    const world = await makeWorld()
    const report = await reportIn('director_meeting', world)
    await withInternalProblem(report)
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
    const file = await client.get(`/reports/${YEAR}/files/public.docx`)
    file.assertStatus(200)
    const again = await client.get(`/reports/${YEAR}/files/public.docx`).header('if-none-match', file.header('etag')!)
    again.assertStatus(304)
    ;(await client.get('/sitemap.xml')).assertTextIncludes(`/reports/${YEAR}`)

    /** Wherever somebody without an account can look. */
    const bytes = async (path: string, user?: User) => (await download(client, path, user)).body() as Buffer
    const hidden = [
      INTERNAL.words,
      '内部问题实际数',
      INTERNAL.key,
      '9,876,543',
      '9876543',
      '表17\u3000',
      '/improvement-',
    ]
    const looked: [string, string][] = [['page', page.text()]]
    for (const name of publicFiles.filter((path) => !path.endsWith('.pdf')))
      looked.push([name, await wholeText(await bytes(`/reports/${YEAR}/files/${name}`))])
    for (const { path } of endpoints.filter(({ open, path: to }) => open && !to.includes(':')))
      looked.push([path, (await client.get(`/api/v1${path}`)).text()])
    for (const [where, text] of looked) for (const word of hidden) assert.notInclude(text, word, where)

    /** The bureau reads it in its own files: so it would be found. */
    const building = await ReportBuilding.query().where('issuing', true).firstOrFail()
    const own = `/work-reports/${report.id}/buildings/${building.number}/files`
    for (const name of ['report.docx', 'report.xlsx']) {
      const text = await wholeText(await bytes(`${own}/${name}`, world.people.handler))
      assert.include(text, INTERNAL.words)
      ;(await client.get(`${own}/${name}`).redirects(0)).assertStatus(302)
      ;(await client.get(`${own}/${name}`).loginAs(world.people.principal)).assertStatus(404)
    }
    for (const name of ['report.docx', 'report.xlsx', 'report.pdf', 'charts%2F1.svg', '..%2Freport.docx'])
      (await client.get(`/reports/${YEAR}/files/${name}`)).assertStatus(404)
  })
})
