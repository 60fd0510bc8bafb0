import { beijingDay } from '#app/core/beijing_day'
import { system } from '#app/users/actor'
import { unlessMoved } from '#app/workflow/unless_moved'
import { orderBuilding } from './buildings.js'
import { freezeDay, lastYear, openReport } from './open_report.js'
import ReportBuilding from './report_building.js'
import WorkReport from './work_report.js'

const by = system('report_keeper')

/**
 * After 31 January the data of the last year is frozen by itself, and its report is built. Once: where that failed
 * somebody has to look.
 */
export async function keepReports() {
  const year = lastYear()
  if (beijingDay() <= freezeDay(year)) return
  const report = (await WorkReport.findBy({ year })) ?? (await unlessMoved(() => openReport(year, by)))
  if (!report || report.state !== 'collecting') return
  const tried = await ReportBuilding.query().where('reportId', report.id).whereNotNull('freezing').first()
  if (!tried) await unlessMoved(() => orderBuilding(report, by, { freezing: 'freeze' }))
}
