import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { listOf } from '#app/core/list'
import Designation from './designation.js'
import { designationList, standings } from './designation_list.js'
import DesignationPolicy from './designation_policy.js'

/** 网点名录: the register of titles. */
export default class DesignationsController {
  async index({ auth, bouncer, request, view, i18n }: HttpContext) {
    await bouncer.with(DesignationPolicy).authorize('list')
    const seen = Designation.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    return view.render('pages/service_points/designations/index', {
      list: await listOf(seen, request, designationList(i18n)),
      standings,
      mayExport: await bouncer.with(DesignationPolicy).allows('export'),
    })
  }

  async show({ auth, params, view, i18n }: HttpContext) {
    const designation = await Designation.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .where('id', Number(params.id) || 0)
      .preload('organization')
      .firstOrFail()
    return view.render('pages/service_points/designations/show', {
      designation,
      timeline: await timelineOf('designation', designation.id, i18n),
    })
  }
}
