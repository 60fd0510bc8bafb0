import type { HttpContext } from '@adonisjs/core/http'
import Designation from '#app/designations/designation'
import { personOf } from '#app/users/actor'
import PointApplicationPolicy from './point_application_policy.js'
import { startRenewal } from './renewals.js'

/** 申请复审: from the page of the title to the form. */
export default class RenewalsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, params, response } = ctx
    const designation = await Designation.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .where('id', Number(params.designation_id) || 0)
      .firstOrFail()
    await bouncer.with(PointApplicationPolicy).authorize('renew', designation)
    const application = await startRenewal(designation, personOf(ctx))
    return response.redirect().toRoute('applications.edit', { id: application.id })
  }
}
