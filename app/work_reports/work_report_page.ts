import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { chapterSteps } from './building_chapter.js'
import { FIRST_YEAR, lastYear } from './open_report.js'
import { statesFor } from './buildings.js'
import { progressOf } from './report_progress.js'
import ReportBuilding from './report_building.js'
import ReportFile from './report_file.js'
import { ordererOf } from './report_building_list.js'
import { reportBuildingWorkflow } from './report_building_workflow.js'
import { toldFaults } from './told_faults.js'
import WorkReport from './work_report.js'
import WorkReportPolicy from './work_report_policy.js'
import { buildingActs, orderKinds, type OrderKind } from './work_report_validators.js'
import { workReportWorkflow } from './work_report_workflow.js'

/** How many buildings stand on the page of a report; all of them have a page of their own. */
const SHOWN = 5

/** What was gathered and written is read where it is shown; it is long. */
export function newestBuilding({ id }: WorkReport) {
  return ReportBuilding.query()
    .where('reportId', id)
    .withScopes((scopes) => scopes.newest())
    .preload('orderedBy')
    .preload('chapters', (chapters) =>
      chapters.select('id', 'building_id', 'key', 'position', 'stage', 'step', 'began_at', 'ended_at', 'fault')
    )
    .first()
}

export async function renderReport(ctx: HttpContext, report: WorkReport) {
  const { view, i18n } = ctx
  const newest = await newestBuilding(report)
  const history = await historyOf(report)
  const built = history.find(({ state }) => state === 'built')
  return view.render('pages/work_reports/show', {
    ...{ report, newest, history, built, steps: chapterSteps },
    orderer: (building: ReportBuilding) => ordererOf(building, i18n),
    chapters: await chaptersOf(report, newest),
    progress: newest && progressOf(newest),
    faults: newest ? await toldFaults(report, newest, i18n) : [],
    files: built ? await ReportFile.documentsOf(built) : [],
    waitsFor: workReportWorkflow.states[report.state].waitsFor,
    acts: await actsFor(ctx, report, newest),
    orders: await ordersFor(ctx, report, newest),
    timeline: await timelineOf('work_report', report.id, i18n),
  })
}

/** The newest ones; and the last that was built, however long ago. */
async function historyOf({ id }: WorkReport) {
  const buildings = () =>
    ReportBuilding.query()
      .where('reportId', id)
      .withScopes((scopes) => scopes.withTwins())
      .preload('orderedBy')
      .orderBy('number', 'desc')
  const newest = await buildings().limit(SHOWN)
  if (newest.length < SHOWN || newest.some(({ state }) => state === 'built')) return newest
  return [...newest, ...(await buildings().where('state', 'built').limit(1))]
}

/** Each chapter with who answers for it and stands by it, and how far the newest building is with it. */
async function chaptersOf(report: WorkReport, newest: ReportBuilding | null) {
  const chapters = await report
    .related('chapters')
    .query()
    .select('id', 'report_id', 'key', 'position', 'owner_id', 'signed_hash')
    .preload('owner')
  const faulty = new Set(newest?.foundFaults.map(({ chapter }) => chapter))
  return chapters.map((chapter) => ({
    chapter,
    work: newest?.chapters.find(({ key }) => key === chapter.key) ?? null,
    isFaulty: faulty.has(chapter.key),
    isSigned: chapter.signedHash !== null,
  }))
}

/** What this person may do with the newest building. */
async function actsFor({ bouncer }: HttpContext, { state }: WorkReport, newest: ReportBuilding | null) {
  if (!newest || !(await bouncer.with(WorkReportPolicy).allows('make'))) return []
  return buildingActs.filter((act) => {
    const fits = act === 'cancel' || statesFor(newest.freezing).includes(state)
    return fits && reportBuildingWorkflow.allows(act, newest)
  })
}

/** What this person may order now: nothing while a building is at work. */
async function ordersFor({ bouncer }: HttpContext, { state }: WorkReport, newest: ReportBuilding | null) {
  if (newest?.state === 'building') return []
  const orders: OrderKind[] = []
  for (const kind of orderKinds) {
    const fits = statesFor(kind === 'build' ? null : kind).includes(state)
    if (fits && (await bouncer.with(WorkReportPolicy).allows('order', kind))) orders.push(kind)
  }
  return orders
}

/** The years that are over and have no report, the latest first. */
export async function yearsWithout() {
  const taken = new Set((await WorkReport.query().select('year')).map(({ year }) => year))
  const years = Array.from({ length: Math.max(0, lastYear() - FIRST_YEAR + 1) }, (_, ago) => lastYear() - ago)
  return years.filter((year) => !taken.has(year))
}
