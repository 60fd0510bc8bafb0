import { addWorkingDays, beijingDay } from '#app/calendar/working_days'
import { workCalendar } from '#app/calendar/work_calendar'
import config from '#config/work_reports'
import { insertAll, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import Approval, { decide } from '#app/workflow/approval'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import BuildingChapter from './building_chapter.js'
import type ReportBuilding from './report_building.js'
import ReportOpinion from './report_opinion.js'
import { decidedElsewhere } from './report_step_policy.js'
import { newestBuilt, reportText } from './report_text.js'
import type WorkReport from './work_report.js'
import { type ReportStep, workReportWorkflow } from './work_report_workflow.js'

type Person = Actor & { id: number }

/** The building that the person saw: every decision is one on it. */
export type Decided = { building: number; version: number; opinion?: string | null }

export function beginDrafting(report: WorkReport, by: Person, version?: number) {
  return workReportWorkflow.take('beginDrafting', report, { by, version })
}

/** Who decided what, in which state of the report (`step`), the newest first. */
export function decisionsOn(reportId: number, trx?: Trx) {
  return Approval.query({ client: trx })
    .where({ subjectType: 'work_report', subjectId: reportId })
    .orderBy('id', 'desc')
}

/**
 * One step of the report, as a decision bound to the sum of the building that it was made on.
 *
 * @throws StepNotAllowed `building_newer` when another was built meanwhile; `report_levels` when this person decided on
 * another level
 */
function take(
  step: ReportStep,
  report: WorkReport,
  by: Person,
  { building: seen, version, opinion }: Decided,
  more: { set?: Record<string, unknown>; also?: (trx: Trx, building: ReportBuilding) => Promise<unknown> } = {}
) {
  return workReportWorkflow.take(step, report, {
    ...{ by, version, set: more.set, details: { opinion: opinion ?? undefined } },
    also: async (trx) => {
      const building = await decidedOn(trx, report, step, seen)
      if (decidedElsewhere(by.id, report, await decisionsOn(report.id, trx)))
        throw new StepNotAllowed(step, 'report_levels')
      await more.also?.(trx, building)
      await decide(trx, by, {
        subject: { type: 'work_report', id: report.id, round: building.number },
        ...{ step: report.state, decision: step, opinion, contentHash: building.checksum },
      })
    },
  })
}

/** @throws StepNotAllowed `building_newer` */
export async function decidedOn(trx: Trx, { id }: WorkReport, step: string, seen: number) {
  const building = await newestBuilt(id, trx)
  if (building?.id !== seen) throw new StepNotAllowed(step, 'building_newer')
  return building
}

/** @throws StepNotAllowed `building_alive` */
export async function nothingAlive(trx: Trx, reportId: number, step: string) {
  const alive = await trx.from('report_buildings').where({ report_id: reportId }).whereNotNull('live').first()
  if (alive) throw new StepNotAllowed(step, 'building_alive')
}

/**
 * 送审: every owner stands by the chapter as it is, and the building says what the chapters say.
 *
 * @throws StepNotAllowed `chapters_unsigned`, `building_outdated`
 */
export function handIn(report: WorkReport, by: Person, decided: Decided) {
  return take('handIn', report, by, decided, {
    also: async (trx, building) => {
      const { isSigned, isBuilt } = await standing(report, building, trx)
      if (!isSigned) throw new StepNotAllowed('handIn', 'chapters_unsigned')
      if (!isBuilt) throw new StepNotAllowed('handIn', 'building_outdated')
    },
  })
}

/** Whether it can be handed in. */
export async function standing(report: WorkReport, building: ReportBuilding | null, trx?: Trx) {
  const { chapters, of } = await reportText(report, trx)
  const built = building ? await BuildingChapter.query({ client: trx }).where('buildingId', building.id) : []
  const says = ({ key }: { key: BuildingChapter['key'] }) => passagesIn(of(key)?.blocks ?? [])
  return {
    isSigned: chapters.every(({ key, signedHash }) => signedHash !== null && signedHash === of(key)?.hash),
    isBuilt:
      building !== null &&
      building.snapshotHash === report.snapshotHash &&
      built.every((chapter) => passagesIn(chapter.written) === says(chapter)),
  }
}

function passagesIn(blocks: BuildingChapter['written']) {
  return JSON.stringify(blocks.flatMap((block) => (block.kind === 'passage' ? [[block.key, block.text]] : [])))
}

/** 退回修改; a number that was prepared is free again. */
export function giveBack(report: WorkReport, by: Person, decided: Decided & { opinion: string }) {
  return take('giveBack', report, by, decided, {
    set: { doc_number: null, issued_on: null, meeting_on: null, meeting_decision: null },
    also: (trx) => nothingAlive(trx, report.id, 'giveBack'),
  })
}

export type Party = { districtCode: string | null; organizationId: number | null; name: string }

/** 征求意见: on the building as it is, until a day. */
export function consult(report: WorkReport, by: Person, parties: readonly Party[], decided: Decided) {
  return take('consult', report, by, decided, {
    also: async (trx, { id: buildingId, checksum }) => {
      const { newest } = await trx.from('report_opinions').where('report_id', report.id).max('round as newest').first()
      const dueOn = addWorkingDays(beijingDay(), config.opinionDays, await workCalendar(trx))
      const moment = sqlTime()
      const rows = parties.map(({ districtCode, organizationId, name }) => ({
        ...{ report_id: report.id, round: Number(newest ?? 0) + 1, building_id: buildingId, content_hash: checksum },
        ...{ district_code: districtCode, organization_id: organizationId, name: name.slice(0, 120) },
        ...{ party: districtCode ? `district/${districtCode}` : `organization/${organizationId}`, due_on: dueOn },
        ...{ created_at: moment, updated_at: moment },
      }))
      await insertAll(trx, 'report_opinions', rows)
    },
  })
}

/**
 * 报局领导: after every opinion has its answer. From the division again when what was adopted has been worked in: nobody
 * is asked twice about the same.
 *
 * @throws StepNotAllowed `not_consulted`, `opinions_awaited`, `opinions_unanswered`
 */
export function toLeader(report: WorkReport, by: Person, decided: Decided) {
  return take('toLeader', report, by, decided, {
    also: async (trx) => {
      const hindrance = hindranceIn(await ReportOpinion.newestRound(report.id, trx), report)
      if (hindrance) throw new StepNotAllowed('toLeader', hindrance)
    },
  })
}

/** Why the leader cannot be asked yet. */
export function hindranceIn(opinions: readonly ReportOpinion[], { state }: Pick<WorkReport, 'state'>) {
  if (opinions.length === 0) return 'not_consulted'
  const isAwaited = opinions.some(({ givenAt, isOver }) => !givenAt && !isOver)
  if (state === 'consult_opinions' && isAwaited) return 'opinions_awaited'
  return opinions.some(({ givenAt, answer }) => givenAt && !answer) ? 'opinions_unanswered' : null
}

/** 提请局长办公会 */
export function toMeeting(report: WorkReport, by: Person, decided: Decided) {
  return take('toMeeting', report, by, decided)
}

/** 公开: what is published is what was issued. */
export function publishReport(report: WorkReport, by: Person, decided: Decided) {
  return take('publish', report, by, decided, { set: { published_at: sqlTime() } })
}

/** 不公开, with the reason. */
export function keepInternal(report: WorkReport, by: Person, decided: Decided & { opinion: string }) {
  return take('keepInternal', report, by, decided)
}
