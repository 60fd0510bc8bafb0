import { DateTime } from 'luxon'
import { now } from '#app/core/clock'
import { inTransaction, insertAll, isDuplicateKey, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { enqueue } from '#jobs/queue'
import BuildingChapter from './building_chapter.js'
import ReportBuilding from './report_building.js'
import { reportBuildingWorkflow } from './report_building_workflow.js'
import ReportFile from './report_file.js'
import { decidedOn, nothingAlive } from './report_steps.js'
import type WorkReport from './work_report.js'
import { workReportWorkflow } from './work_report_workflow.js'

type Person = Actor & { id: number }
type Issue = {
  /** ISO days. */
  meetingOn: string
  issuedOn: string
  decision: string
  docNumber: string
  building: number
  version: number
}

/**
 * 印发: what the meeting adopted gets its number and date. A last building prints them over the very chapters that were
 * decided on; when it is built, the report is issued (assemble_report.ts).
 *
 * @throws StepNotAllowed `building_newer`, `building_alive`, `doc_number_taken`
 */
export async function orderIssue(report: WorkReport, by: Person, issue: Issue) {
  try {
    return await inTransaction(async (trx) => {
      await workReportWorkflow.hold(trx, report.id, ['director_meeting'], 'issue')
      const decided = await decidedOn(trx, report, 'issue', issue.building)
      await nothingAlive(trx, report.id, 'issue')
      await write(trx, report, issue)
      const building = await lastBuilding(trx, report, decided, by)
      await decide(trx, by, {
        subject: { type: 'work_report', id: report.id, round: decided.number },
        ...{ step: 'director_meeting', decision: 'issue', opinion: issue.decision, contentHash: decided.checksum },
      })
      const details = { opinion: issue.decision, about: issue.docNumber, building: building.number }
      await workReportWorkflow.tell(trx, 'work_report.issue_ordered', report.id, by, details)
      return building
    })
  } catch (error) {
    throw isDuplicateKey(error) ? new StepNotAllowed('issue', 'doc_number_taken') : error
  }
}

async function write(trx: Trx, { id }: WorkReport, { version, ...issue }: Issue) {
  const written = await trx
    .from('work_reports')
    .where({ id, version })
    .update({
      ...{ doc_number: issue.docNumber, issued_on: issue.issuedOn, version: version + 1, updated_at: sqlTime() },
      ...{ meeting_on: issue.meetingOn, meeting_decision: issue.decision },
    })
  if (Number(written) === 0) throw await StepNotAllowed.because(trx, 'work_report', 'work_reports', id, 'issue')
}

/** Its chapters are written already: only the papers are made anew. */
async function lastBuilding(trx: Trx, report: WorkReport, decided: ReportBuilding, by: Person) {
  const newest = await trx.from('report_buildings').where('report_id', report.id).max('number as number').first()
  const building = await ReportBuilding.create(
    {
      ...{ reportId: report.id, number: Number(newest.number) + 1, live: true, issuing: true, run: 1 },
      ...{ state: 'building', version: 0, stateSince: DateTime.fromJSDate(now()), orderedById: by.id },
    },
    { client: trx }
  )
  const chapters = await BuildingChapter.query({ client: trx }).where('buildingId', decided.id).orderBy('position')
  const moment = sqlTime()
  const rows = chapters.map(({ key, position, gathered, blocks }) => ({
    ...{ building_id: building.id, key, position, gathered, blocks },
    ...{ stage: 'done', began_at: moment, ended_at: moment },
  }))
  await insertAll(trx, 'building_chapters', rows)
  await takeOverCharts(trx, decided, building)
  const details = { report: report.id, number: building.number }
  await reportBuildingWorkflow.begin(trx, building, by, 'report_building.ordered', details)
  await enqueue(trx, 'work_reports/assemble', { buildingId: building.id, run: 1 })
  return building
}

/** What its chapters drew: the bytes lie in the drive under their hash. */
async function takeOverCharts(trx: Trx, decided: ReportBuilding, building: ReportBuilding) {
  const charts = await ReportFile.query({ client: trx })
    .where('buildingId', decided.id)
    .where('path', 'like', 'charts/%')
  const rows = charts.map(({ path, contentType, sha256, size }) => ({
    ...{ buildingId: building.id, path, contentType, sha256, size },
  }))
  await ReportFile.createMany(rows, { client: trx })
}
