import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { liftSuppression } from './lift_suppression.js'
import SurveySuppression from './survey_suppression.js'
import { surveySuppressionList } from './survey_suppression_list.js'
import SurveyWavePolicy from './survey_wave_policy.js'

const reasonValidator = vine.create({ opinion: vine.string().trim().minLength(4).maxLength(300) })

/** 不再发送名单. Whoever opted out or complained stays in it; a mailbox that was mended leaves it, with a reason. */
export default class SurveySuppressionsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(SurveyWavePolicy).authorize('seeAddresses')
    const seen = SurveySuppression.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    return answerList(ctx, seen, surveySuppressionList(i18n), i18n.t('surveys.suppressions'), async (list) =>
      view.render('pages/surveys/suppressions', { list })
    )
  }

  async edit(ctx: HttpContext) {
    const { bouncer, view } = ctx
    await bouncer.with(SurveyWavePolicy).authorize('seeAddresses')
    return view.render('pages/surveys/lift', { suppression: await visibleSuppression(ctx) })
  }

  async destroy(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(SurveyWavePolicy).authorize('seeAddresses')
    showAgain(ctx, () => this.edit(ctx))
    const suppression = await visibleSuppression(ctx)
    const { opinion } = await request.validateUsing(reasonValidator)
    await liftSuppression(suppression, personOf(ctx), opinion)
    session.flash('success', i18n.t('surveys.lifted'))
    return response.redirect('/survey-suppressions')
  }
}

function visibleSuppression({ auth, params }: HttpContext) {
  return SurveySuppression.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.id) || 0)
    .firstOrFail()
}
