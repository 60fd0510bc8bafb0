import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'

/** What a request is answered with, wherever it is asked. */

/** A form that saved itself wants a version, not a page. */
export const asksForJson = ({ request }: Pick<HttpContext, 'request'>) => request.accepts(['html', 'json']) === 'json'

/** @throws E_ROUTE_NOT_FOUND where there is no such part (any more) */
export function found<T>({ request }: Pick<HttpContext, 'request'>, part: T | null | undefined): T {
  if (part === undefined || part === null) throw new errors.E_ROUTE_NOT_FOUND([request.method(), request.url()])
  return part
}
