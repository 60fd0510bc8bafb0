import { cspFactory, frameGuardFactory, hstsFactory, noSniffFactory } from '@adonisjs/shield/guards'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import env from '#start/env'
import { settings } from '#config/shield'
import LocaleMiddleware from './locale_middleware.js'

const guards = [
  cspFactory(settings.csp),
  frameGuardFactory(settings.xFrame),
  hstsFactory(settings.hsts),
  noSniffFactory(settings.contentTypeSniffing),
]

/**
 * Pages where people answer unknown: the guards of every page, without session and form key. The address is the secret
 * there, so that it is told to nobody else, and no other site posts to it.
 */
export default class RespondentMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const { request, response, view } = ctx
    for (const guard of guards) guard(ctx)
    response.header('Cache-Control', 'no-store')
    response.header('Referrer-Policy', 'same-origin')
    view.share({ csrfToken: null, csrfField: () => '' })
    return new LocaleMiddleware().handle(ctx, async () => {
      if (request.method() !== 'GET' && isFromElsewhere(ctx))
        return response.status(403).send(await view.render('pages/errors/status', { error: { status: 403 } }))
      return next()
    })
  }
}

/** Browsers say so themselves; older ones at least where the form was. Programs say neither. */
function isFromElsewhere({ request }: HttpContext) {
  const site = request.header('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = request.header('origin')
  return origin !== undefined && origin !== new URL(env.get('APP_URL')).origin
}
