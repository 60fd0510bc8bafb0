import type { HttpContext } from '@adonisjs/core/http'
import { subjectPage } from '#app/audit/subject_pages'
import { sentenceOf } from '#app/audit/timeline'
import { listOf } from '#app/core/list'
import { standInActList, visibleActs } from './stand_in_act_list.js'
import StandInPolicy from './stand_in_policy.js'

/** Who acted for whom. */
export default class StandInActsController {
  async index({ auth, bouncer, request, view, i18n }: HttpContext) {
    await bouncer.with(StandInPolicy).authorize('list')
    const user = auth.getUserOrFail()
    const list = await listOf(visibleActs(user), request, standInActList(i18n))
    return view.render('pages/office/stand_ins/acts', {
      list,
      lines: list.rows.map((act) => ({
        act,
        ...sentenceOf(act.auditEntry, i18n),
        href: subjectPage(act, user),
      })),
    })
  }
}
