import { inTransaction } from '#app/core/dialect'
import { putMade } from '#app/attachments/made_files'
import BuildingChapter from '#app/work_reports/building_chapter'
import { cancelBuilding, orderBuilding } from '#app/work_reports/buildings'
import { openReport } from '#app/work_reports/open_report'
import type ReportBuilding from '#app/work_reports/report_building'
import ReportFile, { reportKey } from '#app/work_reports/report_file'
import type WorkReport from '#app/work_reports/work_report'
import { chapterDefinitions } from '#app/report_facts/chapters'
import { rebuildTallies } from '#app/tallies/tally'
import { writeChapter } from '#app/work_reports/write_chapter'
import { drainOutbox } from '#jobs/drain'
import type { World } from '../world.js'
import { actor } from './applications.js'
import { withoutOffice } from './report_writing.js'

export const YEAR = 2025

type Order = Parameters<typeof orderBuilding>[2]

export const openedReport = ({ people }: World, year = YEAR) => openReport(year, actor(people.handler))

export async function orderedBuilding(world: World, report?: WorkReport, order: Order = {}) {
  return orderBuilding(report ?? (await openedReport(world)), actor(world.people.handler), order)
}

/** Built to its end, whatever that is; with the report as it is then. */
export async function builtBuilding(world: World, report: WorkReport, order: Order = {}): Promise<ReportBuilding> {
  const building = await orderedBuilding(world, report, order)
  await drainOutbox()
  await report.refresh()
  return building.refresh()
}

export async function frozenReport(world: World, year = YEAR) {
  const report = await openedReport(world, year)
  const building = await builtBuilding(world, report, { freezing: 'freeze' })
  if (building.state !== 'built') throw new Error(`The report of ${year} was not built: ${building.faults}`)
  return { report, building }
}

/** Frozen, and taken anew after a record came late. */
export async function refrozenReport(world: World) {
  const { report } = await frozenReport(world)
  await enterLateFigure()
  await builtBuilding(world, report, { freezing: 'refreeze', reason: '补登外部平台访问量' })
  return report
}

/** What another system counted in the year comes in late. */
export function enterLateFigure(year = YEAR) {
  return inTransaction((trx) =>
    trx.table('tallies').insert({
      ...{ measure: 'platform_visits', source: 'outside', year, organization_id: 0 },
      ...{ district_code: '110000', value: 1234, base: null, counted_at: '2026-01-20 00:00:00' },
    })
  )
}

export const STRAY = '全年服务12345次，比上年多。'

/** A building that the checker refuses: a number without a fact, a fact that there is not, a sum that is wrong. */
export async function faultyBuilding(world: World, report: WorkReport) {
  const building = await orderedBuilding(world, report)
  for (const { key } of chapterDefinitions) await writeChapter({ buildingId: building.id, run: 1, key })
  const chapter = await BuildingChapter.findByOrFail({ buildingId: building.id, key: 'services' })
  const stray = [
    { kind: 'passage', key: 'services.stray', text: STRAY },
    { kind: 'passage', key: 'services.lost', text: '其中夜间服务{services.by_night}。' },
  ]
  const gathered = chapter.knows!
  const sums = [{ total: 'services.attendance', parts: ['services.active_points', 'services.active_points'] }]
  const facts = gathered.facts.map((fact) =>
    /attendance$|active_points$/.test(fact.key) ? { ...fact, value: 5 } : fact
  )
  await chapter.merge({ blocks: JSON.stringify(stray), gathered: JSON.stringify({ ...gathered, facts, sums }) }).save()
  await drainOutbox()
  return building.refresh()
}

/** In the place of one that the building made itself, if it did. */
export async function reportFile({ id }: ReportBuilding, path = 'report.docx', words = '工作报告') {
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  const made = await putMade({ path, bytes: Buffer.from(words), contentType: type }, reportKey)
  return ReportFile.updateOrCreate({ buildingId: id, path }, made)
}

/** Pages of reports in every standing: frozen anew with files, faulty, cancelled, at work, never built. */
export async function furnishedReports(world: World) {
  /** Records of other pages were written without the verbs that count. */
  await rebuildTallies()
  const officeAgain = withoutOffice()
  const refrozen = await refrozenReport(world)
  const building = await builtBuilding(world, refrozen)
  for (const path of ['report.docx', 'report.xlsx']) await reportFile(building, path, path)
  const faulty = await openedReport(world, 2024)
  await faultyBuilding(world, faulty)
  const cancelled = await openedReport(world, 2023)
  await cancelBuilding(await orderedBuilding(world, cancelled), actor(world.people.handler))
  const fresh = await openedReport(world, 2022)
  const working = await openedReport(world, 2021)
  const { id } = await orderedBuilding(world, working)
  for (const key of ['overview', 'network'] as const) await writeChapter({ buildingId: id, run: 1, key })
  await BuildingChapter.query().where({ buildingId: id, key: 'services' }).update({ stage: 'running', step: 'tables' })
  officeAgain()
  const ids = { refrozen, faulty, cancelled, fresh, working }
  return Object.fromEntries(Object.entries(ids).map(([name, report]) => [name, `/work-reports/${report.id}`])) as {
    [name in keyof typeof ids]: string
  }
}
