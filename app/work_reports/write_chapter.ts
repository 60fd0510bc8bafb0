import { putMade, type MadeFile } from '#app/attachments/made_files'
import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import { canonicalJson } from '#app/core/canonical_json'
import { isPassingConflict, sqlTime } from '#app/core/dialect'
import type { ChapterKey, Gathered } from '#app/report_facts/chapter_content'
import { definitionOf } from '#app/report_facts/chapters'
import BuildingChapter, { type ChapterStep } from './building_chapter.js'
import { chapterPictures } from './chapter_pictures.js'
import ReportBuilding from './report_building.js'
import { reportKey } from './report_file.js'
import ReportChapter from './report_chapter.js'
import { spokenBlocks } from './report_passages.js'

type Task = { buildingId: number; run: number; key: ChapterKey }

/**
 * Writes one chapter of a building: gathers its facts, or takes those that were frozen, and says them. A chapter that
 * is done is not done again; what a cancelled or older run makes is kept nowhere.
 */
export async function writeChapter(task: Task) {
  const building = await ReportBuilding.query().where('id', task.buildingId).preload('report').first()
  if (!building || building.state !== 'building' || building.run !== task.run) return
  const chapter = await BuildingChapter.findByOrFail({ buildingId: building.id, key: task.key })
  if (chapter.stage === 'done') return
  try {
    await note(task, { stage: 'running', step: 'facts', began_at: sqlTime(), fault: null })
    const gathered = chapter.knows ?? (await gatheredFor(building, task.key))
    await note(task, { step: 'tables', gathered: canonicalJson(gathered) })
    const blocks = definitionOf(task.key).write(building.report.year, gathered)
    await note(task, { step: 'charts' })
    await keepPictures(task, await chapterPictures(blocks, gathered))
    await note(task, { step: 'narrative' })
    const told = await spokenBlocks(building.reportId, task.key, blocks)
    await note(task, { stage: 'done', step: null, fault: null, blocks: canonicalJson(told), ended_at: sqlTime() })
  } catch (error) {
    if (error instanceof Superseded) return
    if (isPassingConflict(error)) throw error
    logger.error({ err: error, ...task }, 'a chapter could not be written')
    await fail(task, error as Error)
  }
}

async function keepPictures({ buildingId }: Task, pictures: readonly MadeFile[]) {
  for (const picture of pictures) {
    const { path, contentType, sha256, size } = await putMade(picture, reportKey)
    const row = { building_id: buildingId, path, content_type: contentType, sha_256: sha256, size }
    const insert = db.connection().knexQuery().table('report_files')
    await insert
      .insert({ ...row, created_at: sqlTime() })
      .onConflict(['building_id', 'path'])
      .merge()
  }
}

/** As it was frozen; else, and where it is to be frozen, as the house knows it now. */
async function gatheredFor({ report, freezing }: ReportBuilding, key: ChapterKey): Promise<Gathered> {
  const kept = report.isFrozen && !freezing ? await ReportChapter.findBy({ reportId: report.id, key }) : null
  return kept?.knows ?? definitionOf(key).gather(report.year)
}

/** Somebody cancelled the building or began it anew, or was faster. */
class Superseded extends Error {}

/** @throws Superseded when the run is not the one at work any more, or somebody else has done the chapter meanwhile */
async function note({ buildingId, run, key }: Task, set: Record<string, unknown> & { step?: ChapterStep | null }) {
  const atWork = db.from('report_buildings').where({ id: buildingId, run, state: 'building' }).select('id')
  const undone = db.from('building_chapters').where({ key }).whereIn('building_id', atWork).whereNot('stage', 'done')
  const noted = await undone.update(set)
  if (Number(noted) === 0) throw new Superseded()
}

async function fail(task: Task, { message }: Error) {
  const fault = [...message].slice(0, 500).join('')
  await note(task, { stage: 'failed', fault, ended_at: sqlTime() }).catch((error) => {
    if (!(error instanceof Superseded)) throw error
  })
}
