import type { HttpContext } from '@adonisjs/core/http'
import type { FileRule } from './attachment_subjects.js'
import { discard } from './spool.js'
import { receiveFile, type ReceivedFile } from './store_file.js'
import UploadRefused from './upload_refused.js'

/** Boundaries, headers and small fields of a multipart body. */
const ENVELOPE = 64 * 1024

/**
 * Reads the field `file` of a multipart request as it streams in.
 *
 * @throws UploadRefused; a body that announces too many bytes is not read at all
 */
export async function receiveUpload({ request }: HttpContext, rule: FileRule): Promise<ReceivedFile> {
  if (Number(request.header('content-length') ?? 0) > rule.maxBytes + ENVELOPE) throw new UploadRefused('too_large')
  if (!request.multipart) throw new UploadRefused('missing')

  /** Kept here and not left to `process`: that of a body already read to its end resolves before it hears of an abort. */
  let received: Promise<ReceivedFile> | undefined
  request.multipart.onFile('file', { deferValidations: true }, async (part) => {
    if (received) return void part.resume()
    received = receiveFile(part, part.filename, rule)
    await received.catch((error) => request.multipart.abort(error))
  })
  try {
    await request.multipart.process()
    if (!received) throw new UploadRefused('missing')
    return await received
  } catch (error) {
    received?.then(({ path }) => discard(path)).catch(() => {})
    throw error
  }
}
