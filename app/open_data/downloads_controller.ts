import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import { discard, spool } from '#app/attachments/spool'
import { contentDisposition } from '#app/core/content_disposition'
import { CSV } from '#app/core/csv'
import { Problem } from '#app/core/problem'
import { isKnown } from './answer.js'
import type { DataSet } from './data_set.js'
import { downloads } from './endpoints.js'
import { csvOf, jsonOf } from './file.js'

const TYPES = { csv: CSV, json: 'application/json; charset=utf-8' }
/** A limit of what is written to disk on behalf of anybody, far above the network's size. */
const MOST_BYTES = 500_000_000

/** Whole data sets as files. Written once before the first byte leaves, so that the tag is that of these bytes. */
export default class DownloadsController {
  csv(ctx: HttpContext) {
    const codes = ctx.request.input('headers') === 'codes'
    return send(ctx, 'csv', (data) => csvOf(data, codes))
  }

  json(ctx: HttpContext) {
    return send(ctx, 'json', jsonOf)
  }
}

async function send(ctx: HttpContext, ending: keyof typeof TYPES, make: (data: DataSet<any>) => Readable) {
  const { params, response } = ctx
  const data = downloads.find(({ name }) => name === params.name)
  if (!data) throw new Problem('not_found')

  const changedAt = await data.changedAt()
  const made = await spool(make(data), MOST_BYTES)
  response.response.once('close', () => void discard(made.path))
  if (isKnown(ctx, made.sha256, { contentType: TYPES[ending], changedAt })) return response.send('')

  response.header('Content-Disposition', contentDisposition('attachment', `${data.name}.${ending}`))
  response.header('Content-Length', made.size)
  return response.stream(createReadStream(made.path))
}
