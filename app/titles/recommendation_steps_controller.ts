import vine from '@vinejs/vine'
import type { HttpContext } from '@adonisjs/core/http'
import { checkedForm } from '#app/core/checked_form'
import type { Answers } from '#app/core/form'
import { showAgain } from '#app/core/form_page'
import { personOf, type Actor } from '#app/users/actor'
import type Recommendation from './recommendation.js'
import { stepForms } from './recommendation_forms.js'
import { recommendationSteps, renderRecommendation, visibleRecommendation } from './recommendation_page.js'
import RecommendationPolicy, { TAKEN_BY } from './recommendation_policy.js'
import {
  closeRecommendation,
  confirmRecommendation,
  fileRecommendation,
  refuseRecommendation,
  withdrawRecommendation,
  type RecommendationStep,
} from './recommendation_workflow.js'

const VERBS: Record<
  RecommendationStep,
  (recommendation: Recommendation, by: Actor & { id: number }, typed: any) => Promise<unknown>
> = {
  confirm: confirmRecommendation,
  refuse: refuseRecommendation,
  withdraw: withdrawRecommendation,
  file: fileRecommendation,
  notFile: closeRecommendation,
}

const chosenStepValidator = vine.create({ step: vine.enum(recommendationSteps), version: vine.number() })

/** One step with a recommendation. */
export default class RecommendationStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const recommendation = await visibleRecommendation(ctx)
    showAgain(ctx, () => renderRecommendation(ctx, recommendation))
    const { step, version } = await request.validateUsing(chosenStepValidator)
    await bouncer.with(RecommendationPolicy).authorize('take', step)
    const typed: Answers = await checkedForm(ctx, stepForms[step])
    const by = personOf(ctx, auth.getUserOrFail().inName(TAKEN_BY[step]))
    await VERBS[step](recommendation, by, { ...typed, version })
    session.flash('success', i18n.t(`recommendations.steps.${step}.done`))
    return response.redirect(`/recommendations/${recommendation.id}`)
  }
}
