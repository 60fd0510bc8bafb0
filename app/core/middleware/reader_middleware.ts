import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** In seconds. */
const KEPT_FOR = 60

/**
 * Public pages that are only read: a visitor without a session gets none, neither row nor cookie, and the page may be
 * kept for a minute, unless it says otherwise itself. Such a page has no form that posts, but the switch of the
 * language, which needs no key.
 */
export default class ReaderMiddleware {
  async handle({ request, response, session, view }: HttpContext, next: NextFn) {
    response.vary('Cookie')
    if (session.fresh) {
      session.commit = async () => {}
      view.share({ csrfToken: null, csrfField: () => '' })
    }
    await next()
    if (request.method() !== 'GET' || response.getStatus() !== 200 || response.getHeader('cache-control')) return
    response.header('Cache-Control', session.fresh ? `public, max-age=${KEPT_FOR}` : 'private, no-cache')
    const [body] = response.content ?? []
    if (session.fresh && typeof body === 'string') response.send(body, true)
  }
}
