import { buffer } from 'node:stream/consumers'
import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Attachment from '#app/attachments/attachment'
import { readFile } from '#app/attachments/file_store'
import { contentDisposition } from '#app/core/content_disposition'
import SeatPolicy from '#app/experts/seat_policy'
import { strippedCopy } from '#app/experts/stripped_copy'
import { ownSeat, readableCopy } from './case_review_page.js'

/** A picture of the reviewers' copy: without what its file carries unseen, under a name of ours. */
export default class CaseReviewImagesController {
  async show(ctx: HttpContext) {
    const { bouncer, params, request, response } = ctx
    const seat = await ownSeat(ctx)
    await bouncer.with(SeatPolicy).authorize('write', seat)
    const image = (await readableCopy(seat))?.images.find(({ number }) => number === Number(params.number))
    if (!image) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
    const { key, contentType } = await Attachment.findOrFail(image.attachmentId)
    const kind = contentType === 'image/png' ? 'png' : 'jpg'
    const bytes = await strippedCopy(await buffer(await readFile(key)), kind)
    response.header('Content-Type', contentType)
    response.header('Cache-Control', 'no-store')
    response.header('X-Content-Type-Options', 'nosniff')
    response.header('Content-Disposition', contentDisposition('inline', `${seat.blind.code}-${image.number}.${kind}`))
    return response.send(bytes)
  }
}
