import type { HttpContext } from '@adonisjs/core/http'
import Attachment from '#app/attachments/attachment'
import { isIntact, readFile } from '#app/attachments/file_store'
import { contentDisposition } from '#app/core/content_disposition'
import type Event from './event.js'

/** A file of an event for people without an account, of these purposes only; anything else is 404. */
export async function answerEventFile({ params, response, view }: HttpContext, { id }: Event, purposes: string[]) {
  const file = await Attachment.query()
    .where({ subjectType: 'event', subjectId: id, id: Number(params.file) || 0 })
    .whereIn('purpose', purposes)
    .whereNull('removedAt')
    .firstOrFail()
  if (!(await isIntact(file)))
    return response.status(410).send(await view.render('pages/attachments/damaged', { attachment: file }))
  response.header('Content-Type', file.contentType)
  response.header('Content-Length', String(file.size))
  response.header('Content-Disposition', contentDisposition('attachment', file.name))
  response.header('X-Content-Type-Options', 'nosniff')
  return response.stream(await readFile(file.key))
}
