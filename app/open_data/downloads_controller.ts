import { createReadStream } from 'node:fs'
import type { HttpContext } from '@adonisjs/core/http'
import { discard, spool } from '#app/attachments/spool'
import { contentDisposition } from '#app/core/content_disposition'
import { Problem } from '#app/core/problem'
import { isKnown } from './answer.js'
import { downloads } from './endpoints.js'
import { csvOf, jsonOf } from './file.js'

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' }
/** A limit of what is written to disk on behalf of anybody, far above the network's size. */
const MOST_BYTES = 500_000_000

/** Whole data sets as files. Written once before the first byte leaves, so that the tag is that of these bytes. */
export default class DownloadsController {
  async show(ctx: HttpContext) {
    const { params, request, response } = ctx
    const data = downloads.find(({ name }) => name === params.name)
    const ending = params.ending as keyof typeof TYPES
    if (!data || !Object.hasOwn(TYPES, ending)) throw new Problem('not_found')

    const changedAt = await data.changedAt()
    const codes = request.input('headers') === 'codes'
    const made = await spool(ending === 'csv' ? csvOf(data, codes) : jsonOf(data), MOST_BYTES)
    const remove = () => void discard(made.path)
    response.response.once('close', remove)
    if (isKnown(ctx, made.sha256, { contentType: TYPES[ending], changedAt })) return response.send('')

    response.header('Content-Disposition', contentDisposition('attachment', `${data.name}.${ending}`))
    response.header('Content-Length', made.size)
    return request.method() === 'HEAD' ? response.send('') : response.stream(createReadStream(made.path))
  }
}
