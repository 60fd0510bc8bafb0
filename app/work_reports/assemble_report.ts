import logger from '@adonisjs/core/services/logger'
import { putMade, type MadeFile } from '#app/attachments/made_files'
import { canonicalJson, sha256 } from '#app/core/canonical_json'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { faultsOf, type ReportFault } from '#app/report_facts/check_report'
import { system } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type BuildingChapter from './building_chapter.js'
import { changeList } from './change_list.js'
import { takeBackSignOff } from './chapter_signing.js'
import ReportBuilding from './report_building.js'
import { reportBuildingWorkflow } from './report_building_workflow.js'
import ReportChapter from './report_chapter.js'
import { filesOf } from './report_files.js'
import ReportFile, { reportKey } from './report_file.js'
import { workReportWorkflow } from './work_report_workflow.js'

const BUILDER = system('report_builder')

/**
 * Puts the report together from its chapters, or says why it must not be. Once: whoever comes second, after a kill or
 * beside the first, finds the building in another state.
 */
export async function assembleReport(buildingId: number, run: number) {
  const building = await ReportBuilding.query()
    .where('id', buildingId)
    .preload('report')
    .preload('chapters')
    .preload('files')
    .first()
  if (!building || building.state !== 'building' || building.run !== run) return
  const faults = faultsIn(building)
  const made = faults.length > 0 ? faults : await filesOrFault(building)
  await unlessMoved(building, () => (isMade(made) ? finish(building, made) : fail(building, made)))
}

/** Where they cannot be made a person has to look; a worker would try in vain for hours. */
async function filesOrFault(building: ReportBuilding): Promise<MadeFile[] | ReportFault[]> {
  try {
    return await filesOf(building)
  } catch (error) {
    logger.error({ err: error, building: building.id }, 'the documents of a report could not be made')
    return [{ chapter: null, reason: 'documents', about: (error as Error).message }]
  }
}

const isMade = (made: MadeFile[] | ReportFault[]): made is MadeFile[] => made.every((one) => 'path' in one)

/** Of a chapter that could not be written, or of what the chapters say together. */
function faultsIn({ chapters }: ReportBuilding): ReportFault[] {
  const undone = chapters.filter(({ stage }) => stage !== 'done')
  if (undone.length > 0)
    return undone.map(({ key, fault }) => ({ chapter: key, reason: 'chapter', about: fault ?? '' }))
  return faultsOf(snapshotOf(chapters).map((part, at) => ({ ...part, blocks: chapters[at].written })))
}

const snapshotOf = (chapters: readonly BuildingChapter[]) =>
  chapters.map((chapter) => ({ key: chapter.key, gathered: chapter.knows! }))

function fail(building: ReportBuilding, faults: readonly ReportFault[]) {
  return reportBuildingWorkflow.take('fail', building, {
    by: BUILDER,
    set: { live: null, faults: canonicalJson(faults) },
    details: { report: building.reportId, number: building.number, faults: faults.length },
  })
}

async function finish(building: ReportBuilding, made: readonly MadeFile[]) {
  const files: Awaited<ReturnType<typeof putMade>>[] = []
  for (const file of made) files.push(await putMade(file, reportKey))
  const snapshot = sha256(canonicalJson(snapshotOf(building.chapters)))
  const sums = Object.fromEntries([...building.files, ...files].map(({ path, sha256: sum }) => [path, sum]))
  const checksum = sha256(canonicalJson({ snapshot, files: sums }))
  await inTransaction(async (trx) => {
    const set = { live: null, snapshot_hash: snapshot, checksum, built_at: sqlTime() }
    const details = { report: building.reportId, number: building.number, snapshot, checksum }
    await reportBuildingWorkflow.takeIn(trx, 'finish', building, { by: BUILDER, set, details })
    const rows = files.map((file) => ({ ...file, buildingId: building.id }))
    await ReportFile.createMany(rows, { client: trx })
    if (building.freezing) await freeze(trx, building, snapshot)
    else if (building.report.isFrozen) await freezeMissing(trx, building, snapshot)
    if (building.issuing) await issue(trx, building, checksum)
  })
}

/** 印发: the files that bear its number and date stand (report_issue.ts). */
function issue(trx: Trx, { report, number }: ReportBuilding, checksum: string) {
  const details = { building: number, checksum, about: report.docNumber }
  return workReportWorkflow.takeIn(trx, 'issue', report, { by: BUILDER, details })
}

/** The data of the report is from now on what this building gathered; of what stood before, the differences stay. */
async function freeze(trx: Trx, { report, chapters, freezing, reason, number }: ReportBuilding, snapshot: string) {
  const kept = await ReportChapter.query({ client: trx }).where('reportId', report.id).orderBy('position')
  const before = kept.flatMap((chapter) => (chapter.knows ? [{ key: chapter.key, gathered: chapter.knows }] : []))
  for (const chapter of kept) {
    const { gathered } = chapters.find(({ key }) => key === chapter.key)!
    /** Numbers that moved are not those its owner stood by. */
    if (chapter.gathered !== gathered) await takeBackSignOff(trx, chapter, BUILDER)
    await chapter
      .merge({ gathered, gatheredHash: sha256(gathered!) })
      .useTransaction(trx)
      .save()
  }
  const changes = before.length > 0 ? changeList(before, snapshotOf(chapters)) : null
  await workReportWorkflow.takeIn(trx, freezing!, report, {
    by: BUILDER,
    set: {
      ...{ frozen_at: sqlTime(), snapshot_hash: snapshot },
      ...{ change_list: changes && canonicalJson(changes), refreeze_reason: reason },
    },
    details: { building: number, snapshot, changes: changes?.length, opinion: reason },
  })
}

/** Chapters that were not thought of when the data was frozen stand from now on, too. */
async function freezeMissing(trx: Trx, { report, chapters }: ReportBuilding, snapshot: string) {
  const missing = await ReportChapter.query({ client: trx }).where('reportId', report.id).whereNull('gathered')
  for (const { id, key } of missing) {
    const { gathered } = chapters.find((chapter) => chapter.key === key)!
    await trx
      .from('report_chapters')
      .where({ id })
      .update({ gathered, gathered_hash: sha256(gathered!) })
  }
  if (missing.length > 0) await trx.from('work_reports').where('id', report.id).update({ snapshot_hash: snapshot })
}

/**
 * Cancelled, or finished by somebody else, while the files were made. Where it is at work still, the report has moved
 * on: its data cannot be frozen any more, and what was gathered for that is of no use.
 */
async function unlessMoved(building: ReportBuilding, act: () => Promise<unknown>) {
  try {
    await act()
  } catch (error) {
    if (!(error instanceof StepNotAllowed)) throw error
    const { run } = building
    await building.refresh()
    if (building.state !== 'building' || building.run !== run) return
    await reportBuildingWorkflow.take('cancel', building, { by: BUILDER, set: { live: null } })
  }
}
