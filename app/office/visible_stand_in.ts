import type { HttpContext } from '@adonisjs/core/http'
import StandIn from '#app/users/stand_in'

/** The stand-in of the address, with both people, when this person sees it; else 404. */
export function visibleStandIn({ auth, params }: HttpContext) {
  return StandIn.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.stand_in_id ?? params.id) || 0)
    .preload('absent')
    .preload('deputy')
    .firstOrFail()
}
