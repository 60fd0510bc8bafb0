import type { HttpContext } from '@adonisjs/core/http'
import Attachment from '#app/attachments/attachment'
import { SHOWN_INLINE } from '#app/attachments/file_kinds'
import { isIntact, readFile } from '#app/attachments/file_store'
import { record } from '#app/audit/record'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { filedContents } from '#app/self_assessments/filed_contents'
import { actorOf } from '#app/users/actor'
import type EvaluationSeat from './evaluation_seat.js'

/** The bytes that were filed, by their hash: a file that took their place since is none of this seat's. */
export async function evidenceFile({ evaluationId }: EvaluationSeat, id: number) {
  const filed = (await filedContents([evaluationId])).get(evaluationId)
  const piece = filed?.evidence.find((one) => one.id === id)
  if (!piece) return null
  return Attachment.query().where({ subjectType: 'self_evidence', subjectId: id, sha256: piece.sha256 }).first()
}

/** Handed out as any attachment is, and on record. */
export async function sendEvidence(ctx: HttpContext, attachment: Attachment) {
  const { request, response, view } = ctx
  if (!(await isIntact(attachment))) {
    response.status(410)
    return view.render('pages/attachments/damaged', { attachment })
  }
  await inTransaction((trx) =>
    record(trx, {
      ...{ action: 'attachment.downloaded', subject: { type: 'attachment', id: attachment.id }, by: actorOf(ctx) },
    })
  )
  const inline = request.input('inline') === '1' && SHOWN_INLINE.includes(attachment.contentType)
  response.header('Content-Type', attachment.contentType)
  response.header('Content-Length', String(attachment.size))
  response.header('Content-Disposition', contentDisposition(inline ? 'inline' : 'attachment', attachment.name))
  response.header('Content-Security-Policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'")
  response.header('X-Content-Type-Options', 'nosniff')
  response.header('Cache-Control', 'no-store')
  return response.stream(await readFile(attachment.key))
}
