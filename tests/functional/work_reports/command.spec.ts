import ace from '@adonisjs/core/services/ace'
import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import AuditEntry from '#app/audit/audit_entry'
import { leaveMoment, standAt } from '#app/core/clock'
import ReportBuilding from '#app/work_reports/report_building'
import WorkReport from '#app/work_reports/work_report'
import { drainOutbox } from '#jobs/drain'
import { orderedBuilding } from '#tests/support/begun_reports'
import { withoutOffice } from '#tests/support/report_writing'
import { makeWorld } from '#tests/world'

test.group('node ace report:build', (group) => {
  group.setup(() => withoutOffice())
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-01-20T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  const build = async (...words: string[]) => (await ace.exec('report:build', words)).exitCode ?? 0

  test('opens the report of the year and builds it here and now', async ({ assert }) => {
    await makeWorld()
    assert.equal(await build('2025'), 0)
    const report = await WorkReport.findByOrFail({ year: 2025 })
    const building = await ReportBuilding.findByOrFail({ reportId: report.id })
    assert.deepInclude(building.$attributes, { state: 'built', orderedById: null })
    assert.equal(report.state, 'collecting')
    const entry = await AuditEntry.query().where('action', 'report_building.ordered').firstOrFail()
    assert.equal(entry.actorName, 'report_command')
    await drainOutbox()
    assert.lengthOf(await AuditEntry.query().where('action', 'report_building.built'), 1)
  })

  test('freezes the data, once', async ({ assert }) => {
    await makeWorld()
    assert.equal(await build('2025', '--freeze'), 0)
    assert.equal((await WorkReport.findByOrFail({ year: 2025 })).state, 'data_frozen')
    assert.equal(await build('2025', '--freeze'), 1)
    assert.lengthOf(await ReportBuilding.all(), 1)
  })

  test('refuses what is no year that is over, and what is being built', async ({ assert }) => {
    for (const year of ['next', '2026', '2001']) assert.equal(await build(year), 1, year)
    assert.isEmpty(await WorkReport.all())
    await orderedBuilding(await makeWorld())
    assert.equal(await build('2025'), 1)
    assert.lengthOf(await ReportBuilding.all(), 1)
  })
})
