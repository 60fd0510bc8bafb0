import logger from '@adonisjs/core/services/logger'
import db from '@adonisjs/lucid/services/db'
import config from '#config/exports'
import { deleteFile, putFile } from '#app/attachments/file_store'
import { discard, spool } from '#app/attachments/spool'
import { sqlTime } from '#app/core/dialect'
import User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import ExportFile, { silentSince } from './export_file.js'
import { finishExport, refuseExport, startExport } from './export_file_workflow.js'
import { CONTENT_TYPES, workbookAt, type WorkbookAt } from './workbook_at.js'

/** Another worker has begun anew, or the person has cancelled it. */
class NotMine extends Error {}

/**
 * Writes the file of an order. May be killed at any moment and be run twice: each run writes a file of its own from the
 * first row on, only the newest one goes on, and the row names a file when it is whole.
 */
export async function writeExportFile(id: number) {
  const file = await ExportFile.findOrFail(id)
  if (!file.isWorking) return
  if (await isBeingWritten(file)) throw new Error(`export file ${id} is being written by another worker`)

  await attempt(file).catch((error) => {
    if (!(error instanceof NotMine || error instanceof StepNotAllowed)) return failed(file, error)
  })
}

async function attempt(file: ExportFile) {
  const user = await User.findOrFail(file.byId)
  const workbook = await allowedWorkbook(user, file)
  if (!workbook) return refuseExport(file, 'not_allowed')
  await startExport(file, { total: await workbook.count(), epoch: user.sessionEpoch })
  await write(file, workbook)
}

async function isBeingWritten({ id }: ExportFile) {
  return ExportFile.query().where({ id, state: 'running' }).where('aliveAt', '>=', silentSince()).first()
}

/** As the person may take it out now, and not when it was ordered; null when that is nothing any more. */
async function allowedWorkbook(user: User, { address, locale }: ExportFile) {
  if (!user.isActive) return null
  return workbookAt({ user, address, locale }).catch((error) => {
    if (error.status === 403 || error.status === 404) return null
    throw error
  })
}

async function write(file: ExportFile, workbook: WorkbookAt) {
  let rows = 0
  const stream = workbook.stream(file.format, async (done) => {
    rows = done
    await tellProgress(file, done)
  })
  const { path, size, sha256 } = await spool(stream, Infinity)
  const fileKey = `${file.folder}/${file.run}.${file.format}`
  try {
    await putFile(path, fileKey, CONTENT_TYPES[file.format])
    await finishExport(file, { fileKey, size, sha256 }, rows)
  } catch (error) {
    await deleteFile(fileKey)
    throw error
  } finally {
    await discard(path)
  }
}

/** @throws NotMine when it is not this run that is to go on */
async function tellProgress({ id, run }: ExportFile, done: number) {
  const mine = db.from('export_files').where({ id, run, state: 'running' })
  const updated = await mine.update({ done, alive_at: sqlTime() })
  if (Number(updated) === 0) throw new NotMine()
}

/** What passes by is tried again by the queue. */
async function failed(file: ExportFile, error: unknown) {
  const failures = file.failures + 1
  logger.error({ err: error, exportFileId: file.id, failures }, 'an export file could not be written')
  if (failures >= config.attempts) return refuseExport(file, 'broken')
  await db.from('export_files').where({ id: file.id, run: file.run }).update({ failures, alive_at: null })
  throw error
}
