import type { HttpContext } from '@adonisjs/core/http'
import { coveragePage } from './coverage_page.js'
import DesignationPolicy from '#app/designations/designation_policy'

/** 网点覆盖: the network by district, kind of host and park, and against the target of the plan. */
export default class CoverageController {
  async show({ bouncer, view, i18n }: HttpContext) {
    await bouncer.with(DesignationPolicy).authorize('survey')
    return view.render('pages/designations/coverage/show', await coveragePage(i18n))
  }
}
