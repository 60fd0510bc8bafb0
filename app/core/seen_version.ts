import type { HttpContext } from '@adonisjs/core/http'

/** Which version of a row the form was drawn from; one that there never is where the form does not say. */
export function seenVersion({ request }: Pick<HttpContext, 'request'>) {
  const version = Number(request.input('version') ?? Number.NaN)
  return Number.isSafeInteger(version) ? version : -1
}
