import { deleteFolder } from '#app/attachments/file_store'
import { inTransaction, sqlTime } from '#app/core/dialect'
import type { RetentionClass } from '#app/personal_data/retention_class'
import User from '#app/users/user'
import config from '#config/exports'
import ExportFile, { silentSince } from './export_file.js'
import { expireExport, promise } from './export_file_workflow.js'

/** Deletes what has been kept long enough, and sees to it that nothing is left lying half written. */
export async function sweepExportFiles() {
  for (const file of await outlived()) {
    /** The bytes first: a row without bytes is found again by the next sweep, bytes without a row by nobody. */
    await deleteFolder(file.folder)
    await expireExport(file)
  }

  const left = await ExportFile.query().where('state', 'running').where('aliveAt', '<', silentSince()).orderBy('id')
  for (const { id, version } of left) await inTransaction((trx) => promise(trx, id, version))
}

/** Kept long enough, or written for somebody who has other rights by now. */
function outlived() {
  const same = User.query().whereColumn('users.id', 'export_files.by_id').whereColumn('session_epoch', 'epoch')
  return ExportFile.query()
    .where('state', 'done')
    .where((over) => void over.where('expiresAt', '<', sqlTime()).orWhereNotExists(same))
    .orderBy('id')
}

export const exportFiles: RetentionClass = {
  ...{
    key: 'export_files',
    group: 'working',
    end: 'elsewhere',
    kept: { days: config.keptDays },
    table: 'export_files',
  },
  overdue: (rows) => rows.where('state', 'done').where('expires_at', '<', sqlTime()),
}
