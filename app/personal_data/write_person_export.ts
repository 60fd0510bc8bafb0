import { deleteFolder, putFile } from '#app/attachments/file_store'
import { discard, spool } from '#app/attachments/spool'
import { sqlTime } from '#app/core/dialect'
import { eachAlone } from '#app/core/each_alone'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import PersonExport from './person_export.js'
import { expireExport, finishExport } from './person_export_workflow.js'
import { personalArchive } from './personal_archive.js'

const isDone = (error: unknown) => error instanceof StepNotAllowed

/** May be killed at any moment and be run twice: it is written anew, and the row names the file when it is whole. */
export async function writePersonExport(id: number) {
  const ordered = await PersonExport.query().where({ id }).preload('request').firstOrFail()
  if (ordered.state !== 'ordered') return
  const { rows, stream } = await personalArchive(ordered.whose, ordered.locale)
  const { path, size, sha256 } = await spool(stream, Infinity)
  const fileKey = `${ordered.folder}/${sha256.slice(0, 16)}.zip`
  try {
    await putFile(path, fileKey, 'application/zip')
    await finishExport(ordered, { fileKey, size, sha256 }, rows)
  } catch (error) {
    if (!isDone(error)) throw error
  } finally {
    await discard(path)
  }
}

/** The bytes first: a row without bytes is found again by the next sweep, bytes without a row by nobody. */
export async function sweepPersonExports() {
  const over = await PersonExport.query().where('state', 'done').where('expiresAt', '<', sqlTime()).orderBy('id')
  const expire = async (file: PersonExport) => {
    await deleteFolder(file.folder)
    await expireExport(file)
  }
  await eachAlone(over, expire, isDone)
}
