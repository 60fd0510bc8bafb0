import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { subjectPage } from '#app/audit/subject_pages'
import { sentenceOf } from '#app/audit/timeline'
import { standInActList, visibleActs } from './stand_in_act_list.js'
import StandInPolicy from './stand_in_policy.js'

/** Who acted for whom. */
export default class StandInActsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(StandInPolicy).authorize('list')
    const user = auth.getUserOrFail()
    return answerList(ctx, visibleActs(user), standInActList(i18n), i18n.t('stand_ins.acts.title'), (list) =>
      view.render('pages/office/stand_ins/acts', {
        list,
        lines: list.rows.map((act) => ({ act, ...sentenceOf(act.auditEntry, i18n), href: subjectPage(act, user) })),
      })
    )
  }
}
