import type { Readable } from 'node:stream'
import type { HttpContext } from '@adonisjs/core/http'
import { contentDisposition } from '#app/core/content_disposition'
import { readFile } from './file_store.js'

type Hashed = { key: string; sha256: string; contentType: string; size: number }

type Sending = {
  cache: string
  /** Under which it is saved. */
  name?: string
  open?(): Promise<Readable>
}

/** Sends the bytes, or says that the asker has them. The tag is their hash: they never change. */
export async function answerHashedFile(
  { request, response }: Pick<HttpContext, 'request' | 'response'>,
  file: Hashed,
  { cache, name, open = () => readFile(file.key) }: Sending
) {
  const tag = `"${file.sha256}"`
  response.header('ETag', tag)
  response.header('Cache-Control', cache)
  if (request.header('if-none-match')?.includes(tag)) return response.status(304)
  const bytes = await open()
  response.header('Content-Type', file.contentType)
  response.header('Content-Length', String(file.size))
  if (name) response.header('Content-Disposition', contentDisposition('attachment', name))
  response.header('X-Content-Type-Options', 'nosniff')
  return response.stream(bytes)
}
