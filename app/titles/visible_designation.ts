import type { HttpContext } from '@adonisjs/core/http'
import Designation from '#app/designations/designation'

/** The title of the address, when this person sees it; else 404. */
export function visibleDesignation({ auth, params }: HttpContext) {
  return Designation.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.designation_id) || 0)
    .preload('organization')
    .firstOrFail()
}
