import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import Recommendation from './recommendation.js'
import { stepForms } from './recommendation_forms.js'
import RecommendationPolicy from './recommendation_policy.js'
import { recommendationWorkflow, type RecommendationStep } from './recommendation_workflow.js'

export const recommendationSteps = Object.keys(recommendationWorkflow.steps) as RecommendationStep[]

/** The recommendation of the address, or 404. */
export function visibleRecommendation({ auth, params }: HttpContext) {
  return Recommendation.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.recommendation_id ?? params.id) || 0)
    .preload('designation')
    .preload('organization')
    .preload('externalTitle')
    .firstOrFail()
}

export async function renderRecommendation({ bouncer, view, i18n }: HttpContext, recommendation: Recommendation) {
  const policy = bouncer.with(RecommendationPolicy)
  const offered: RecommendationStep[] = []
  for (const step of recommendationSteps) {
    if (recommendationWorkflow.allows(step, recommendation) && (await policy.allows('take', step))) offered.push(step)
  }
  return view.render('pages/titles/recommendations/show', {
    ...{ recommendation, offered },
    stepForm: stepForms.confirm,
    stepFields: fieldsOf(offered),
    mayTakeLetter: recommendation.hasLetter && (await policy.allows('takeLetter')),
    timeline: await timelineOf('recommendation', recommendation.id, i18n),
  })
}

/** One form for all steps that can be taken: what only some of them ask for is marked as such by its hint. */
function fieldsOf(offered: RecommendationStep[]) {
  const forms = offered.map((step) => stepForms[step].fields)
  const byName = new Map(forms.flat().map((field) => [field.name, field]))
  const isAsked = (name: string) => forms.every((fields) => fields.some((field) => field.name === name))
  return [...byName.values()].map((field) => ({ ...field, required: isAsked(field.name) && field.required !== false }))
}
