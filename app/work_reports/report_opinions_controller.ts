import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import ReportOpinion from './report_opinion.js'
import { reportOpinionList } from './report_opinion_list.js'
import { renderOpinion, visibleOpinion } from './report_opinion_page.js'
import ReportOpinionPolicy from './report_opinion_policy.js'
import { answerOpinion, giveOpinion } from './report_opinions.js'
import ReportStepPolicy from './report_step_policy.js'
import { answerValidator, opinionValidator } from './report_step_validators.js'
import { renderSteps } from './report_steps_page.js'
import { visibleReport } from './visible_report.js'

/** What districts and points say of the report, and what the bureau answers. */
export default class ReportOpinionsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(ReportOpinionPolicy).authorize('list')
    const asked = ReportOpinion.query()
      .withScopes((scopes) => scopes.askedOf(auth.getUserOrFail()))
      .preload('report')
    return answerList(ctx, asked, reportOpinionList(i18n), i18n.t('report_writing.opinions'), (list) =>
      view.render('pages/report_writing/opinions', { list })
    )
  }

  async show(ctx: HttpContext) {
    return renderOpinion(ctx, await visibleOpinion(ctx))
  }

  /** 提出意见 */
  async update(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const asked = await visibleOpinion(ctx)
    showAgain(ctx, () => renderOpinion(ctx, asked))
    const { opinion } = await request.validateUsing(opinionValidator)
    await giveOpinion(asked, personOf(ctx), opinion)
    session.flash('success', i18n.t('report_writing.opinion_given'))
    return response.redirect(`/report-opinions/${asked.id}`)
  }

  /** 采纳, 部分采纳, 不采纳 */
  async answer(ctx: HttpContext) {
    const { bouncer, params, request, response, session, i18n } = ctx
    const report = await visibleReport(ctx)
    await bouncer.with(ReportStepPolicy).authorize('answer')
    showAgain(ctx, () => renderSteps(ctx, report))
    const given = await request.validateUsing(answerValidator)
    const opinion = await ReportOpinion.query()
      .where({ reportId: report.id, id: Number(params.id) || 0 })
      .firstOrFail()
    await answerOpinion(opinion, personOf(ctx), given)
    session.flash('success', i18n.t('report_writing.answered'))
    return response.redirect(`/work-reports/${report.id}/steps#opinion-${opinion.id}`)
  }
}
