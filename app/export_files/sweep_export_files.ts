import { deleteFolder } from '#app/attachments/file_store'
import { inTransaction, sqlTime } from '#app/core/dialect'
import ExportFile, { silentSince } from './export_file.js'
import { expireExport, promise } from './export_file_workflow.js'

/** Deletes what has been kept long enough, and sees to it that nothing is left lying half written. */
export async function sweepExportFiles() {
  const old = await ExportFile.query().where('state', 'done').where('expiresAt', '<', sqlTime()).orderBy('id')
  for (const file of old) {
    /** The bytes first: a row without bytes is found again by the next sweep, bytes without a row by nobody. */
    await deleteFolder(file.folder)
    await expireExport(file)
  }

  const left = await ExportFile.query().where('state', 'running').where('aliveAt', '<', silentSince()).orderBy('id')
  for (const { id, version } of left) await inTransaction((trx) => promise(trx, id, version))
}
