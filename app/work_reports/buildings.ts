import { DateTime } from 'luxon'
import { now } from '#app/core/clock'
import { inTransaction, insertAll, isDuplicateKey, type Trx } from '#app/core/dialect'
import { chapterDefinitions } from '#app/report_facts/chapters'
import type { ChapterKey } from '#app/report_facts/chapter_content'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { enqueueFlow } from '#jobs/queue'
import { addChapters } from './open_report.js'
import ReportBuilding from './report_building.js'
import { reportBuildingWorkflow } from './report_building_workflow.js'
import type WorkReport from './work_report.js'
import { type ReportState, workReportWorkflow } from './work_report_workflow.js'

/** Nothing is built of what was issued: those files stand. */
const BUILT_IN = (Object.keys(workReportWorkflow.states) as ReportState[]).filter(
  (state) => workReportWorkflow.states[state].group !== 'issued'
)

type Order = {
  /** What it gathers becomes the data of the report. */
  freezing?: 'freeze' | 'refreeze'
  /** Why the data is taken anew. */
  reason?: string
  /** Of the report, as the person saw it. */
  version?: number
}

/** The states of the report in which it can be built so. */
export function statesFor(freezing: Order['freezing'] | null): readonly ReportState[] {
  return freezing ? workReportWorkflow.steps[freezing].from : BUILT_IN
}

/**
 * 生成报告: one job for each chapter, and one that puts the report together when all of them have ended.
 *
 * @throws StepNotAllowed `building_alive`, or when the report was issued or its data cannot be frozen now
 */
export async function orderBuilding(report: WorkReport, by: Actor, { freezing, reason, version }: Order = {}) {
  try {
    return await inTransaction(async (trx) => {
      await workReportWorkflow.hold(trx, report.id, statesFor(freezing), 'build', version)
      const newest = await trx.from('report_buildings').where('report_id', report.id).max('number as number').first()
      const building = await ReportBuilding.create(
        {
          ...{ reportId: report.id, number: Number(newest?.number ?? 0) + 1, live: true },
          ...{ state: 'building', version: 0, stateSince: DateTime.fromJSDate(now()), run: 1 },
          ...{ freezing: freezing ?? null, reason: reason ?? null, orderedById: by.id },
        },
        { client: trx }
      )
      await addChapters(trx, report.id)
      const chapters = chapterDefinitions.map(({ key }, position) => ({ building_id: building.id, key, position }))
      await insertAll(trx, 'building_chapters', chapters)
      const details = { report: report.id, number: building.number, freezing, opinion: reason }
      await reportBuildingWorkflow.begin(trx, building, by, 'report_building.ordered', details)
      await promise(trx, building.id, 1, keysOf(chapters))
      return building
    })
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('build', 'building_alive')
    throw error
  }
}

const keysOf = (chapters: readonly { key: string }[]) => chapters.map(({ key }) => key as ChapterKey)

function promise(trx: Trx, buildingId: number, run: number, keys: readonly ChapterKey[]) {
  const chapters = keys.map(
    (key) => ({ job: 'work_reports/write_chapter', payload: { buildingId, run, key } }) as const
  )
  return enqueueFlow(trx, { job: 'work_reports/assemble', payload: { buildingId, run } }, chapters)
}

/** What is at work ends with the part in hand and is kept nowhere. */
export function cancelBuilding(building: ReportBuilding, by: Actor, version?: number) {
  return reportBuildingWorkflow.take('cancel', building, { by, version, set: { live: null } })
}

/**
 * Goes on with the chapters that are not done; or gathers and writes one of them anew, done or not.
 *
 * @throws StepNotAllowed `building_superseded` by a later one, `building_alive` when another one is at work
 */
export async function retryBuilding(building: ReportBuilding, by: Actor, only?: ChapterKey, version?: number) {
  const run = building.run + 1
  try {
    await reportBuildingWorkflow.take('retry', building, {
      ...{ by, version, details: { chapter: only } },
      set: { run, live: true, faults: null },
      also: async (trx) => {
        await holdReport(trx, building)
        await promise(trx, building.id, run, await beginAnew(trx, building, only))
      },
    })
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('build', 'building_alive')
    throw error
  }
}

async function holdReport(trx: Trx, { reportId, number, freezing }: ReportBuilding) {
  await workReportWorkflow.hold(trx, reportId, statesFor(freezing), 'retry')
  const later = trx.from('report_buildings').where('report_id', reportId).where('number', '>', number)
  if (await later.first()) throw new StepNotAllowed('retry', 'building_superseded')
}

async function beginAnew(trx: Trx, { id }: ReportBuilding, only?: ChapterKey) {
  const own = () => trx.from('building_chapters').where('building_id', id)
  const chosen = only ? own().where('key', only) : own().whereNot('stage', 'done')
  const keys = keysOf(await chosen.orderBy('position').select('key'))
  const clean = { stage: 'waiting', step: null, fault: null, began_at: null, ended_at: null }
  const empty = only ? { gathered: null, blocks: null } : {}
  await own()
    .whereIn('key', keys)
    .update({ ...clean, ...empty })
  return keys
}
