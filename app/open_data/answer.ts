import type { HttpContext } from '@adonisjs/core/http'
import { sha256 } from '#app/core/canonical_json'
import settings from '#config/open_data'

type Content = { contentType: string; changedAt: Date | null; cacheSeconds?: number }

/**
 * Headers that let a program ask again without being sent the same bytes. The tag is the hash of the bytes: whatever
 * changes in them changes it, be it a row, a rule or the program.
 *
 * @returns whether the asker has these bytes already; the answer is 304 then
 */
export function isKnown(
  { request, response }: Pick<HttpContext, 'request' | 'response'>,
  hash: string,
  content: Content
) {
  const { contentType, changedAt, cacheSeconds = settings.cacheSeconds } = content
  const tag = `"${hash}"`
  const shared = request.header('authorization') ? 'private' : 'public'
  response.header('ETag', tag)
  response.header('Cache-Control', `${shared}, max-age=${cacheSeconds}`)
  if (changedAt) response.header('Last-Modified', changedAt.toUTCString())
  const known = namesTag(request.header('if-none-match'), tag)
  if (known) response.status(304)
  else response.header('Content-Type', contentType)
  return known
}

/** Content that is small enough to be made at once. */
export function answer(ctx: Pick<HttpContext, 'request' | 'response'>, body: string, content: Content) {
  return isKnown(ctx, sha256(body), content) ? ctx.response.send('') : ctx.response.send(body)
}

export function answerJson(ctx: Pick<HttpContext, 'request' | 'response'>, body: unknown, changedAt: Date | null) {
  return answer(ctx, JSON.stringify(body), { contentType: 'application/json; charset=utf-8', changedAt })
}

/** RFC 9110 §13.1.2: any of a list, weak or strong, or `*`. */
function namesTag(header: string | undefined, tag: string) {
  return (header ?? '').split(',').some((named) => ['*', tag].includes(named.trim().replace(/^W\//, '')))
}
