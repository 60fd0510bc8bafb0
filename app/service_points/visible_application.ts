import type { HttpContext } from '@adonisjs/core/http'
import PointApplication from './point_application.js'

/** The application of the address, when this person sees it; else 404. */
export function visibleApplication(ctx: HttpContext) {
  return applicationOf(ctx).firstOrFail()
}

/** The same for its page. */
export function applicationWithPapers(ctx: HttpContext) {
  return applicationOf(ctx)
    .withScopes((scopes) => scopes.withPapers())
    .firstOrFail()
}

function applicationOf({ auth, params }: HttpContext) {
  return PointApplication.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.application_id ?? params.id) || 0)
}
