import type { HttpContext } from '@adonisjs/core/http'
import { record } from '#app/audit/record'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { actorOf } from '#app/users/actor'
import type Attachment from './attachment.js'
import { SHOWN_INLINE } from './file_kinds.js'
import { isIntact, readFile } from './file_store.js'

/**
 * Hands out a file that the person may see, on record; one whose bytes are not the ones that came stays.
 *
 * @param name under which it is saved; by default its own
 */
export async function answerFile(ctx: HttpContext, attachment: Attachment, name = attachment.name) {
  const { request, response } = ctx
  if (!(await isIntact(attachment))) return answerDamaged(ctx, attachment)

  await inTransaction((trx) =>
    record(trx, {
      action: 'attachment.downloaded',
      subject: { type: 'attachment', id: attachment.id },
      by: actorOf(ctx),
    })
  )
  const inline = request.input('inline') === '1' && SHOWN_INLINE.includes(attachment.contentType)
  response.header('Content-Type', attachment.contentType)
  response.header('Content-Length', String(attachment.size))
  response.header('Content-Disposition', contentDisposition(inline ? 'inline' : 'attachment', name))
  response.header('Content-Security-Policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'")
  response.header('X-Content-Type-Options', 'nosniff')
  return response.stream(await readFile(attachment.key))
}

export function wantsJson({ request }: HttpContext) {
  return request.accepts(['html', 'json']) === 'json'
}

/** The bytes are not the ones that came: nobody gets them, and it is on record. */
async function answerDamaged(ctx: HttpContext, attachment: Attachment) {
  ctx.logger.error({ attachmentId: attachment.id, key: attachment.key }, 'a stored file is damaged or missing')
  await inTransaction((trx) =>
    record(trx, {
      action: 'attachment.damaged',
      subject: { type: 'attachment', id: attachment.id },
      by: actorOf(ctx),
    })
  )
  ctx.response.status(410)
  if (wantsJson(ctx)) return ctx.response.send({ error: ctx.i18n.t('attachments.damaged.title') })
  return ctx.view.render('pages/attachments/damaged', { attachment })
}
