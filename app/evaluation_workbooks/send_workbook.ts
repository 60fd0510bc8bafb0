import type { HttpContext } from '@adonisjs/core/http'
import { record } from '#app/audit/record'
import { sha256 } from '#app/core/canonical_json'
import { contentDisposition } from '#app/core/content_disposition'
import { inTransaction } from '#app/core/dialect'
import { XLSX } from '#app/core/spreadsheet'
import { personOf } from '#app/users/actor'

type Sent = {
  name: string
  action: string
  subject: { type: string; id: number }
  details?: Record<string, unknown>
}

/** Who took which file out, with the hash of it, is on record before it leaves. */
export async function sendWorkbook(ctx: HttpContext, file: Buffer, { name, details, ...of }: Sent) {
  const recording = { ...of, by: personOf(ctx), details: { ...details, hash: sha256(file) } }
  await inTransaction((trx) => record(trx, recording))
  ctx.response.header('Content-Type', XLSX)
  ctx.response.header('Content-Disposition', contentDisposition('attachment', `${name}.xlsx`))
  return ctx.response.send(file)
}
