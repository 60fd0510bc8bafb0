import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { checkedForm } from '#app/core/checked_form'
import { showAgain } from '#app/core/form_page'
import type Designation from '#app/designations/designation'
import type { Affiliation } from '#app/organizations/host_types'
import { personOf } from '#app/users/actor'
import Recommendation from './recommendation.js'
import { proposalForm } from './recommendation_forms.js'
import { recommendationList, recommendationStates } from './recommendation_list.js'
import { renderRecommendation, visibleRecommendation } from './recommendation_page.js'
import RecommendationPolicy from './recommendation_policy.js'
import { routeFor } from './recommendation_rules.js'
import { faultsToday, openRecommendation, proposeRecommendation, type Proposal } from './recommendation_workflow.js'
import { visibleDesignation } from './visible_designation.js'

/** 推荐备案: of municipal points for the national filing. */
export default class RecommendationsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(RecommendationPolicy).authorize('list')
    const seen = Recommendation.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    const mayExport = await bouncer.with(RecommendationPolicy).allows('export')
    return answerList(ctx, seen, recommendationList(i18n), i18n.t('recommendations.title'), (list) =>
      view.render('pages/titles/recommendations/index', { list, mayExport, recommendationStates })
    )
  }

  async show(ctx: HttpContext) {
    return renderRecommendation(ctx, await visibleRecommendation(ctx))
  }

  async create(ctx: HttpContext) {
    const designation = await visibleDesignation(ctx)
    await ctx.bouncer.with(RecommendationPolicy).authorize('propose')
    return renderProposal(ctx, designation)
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, response, session, i18n } = ctx
    const designation = await visibleDesignation(ctx)
    await bouncer.with(RecommendationPolicy).authorize('propose')
    showAgain(ctx, () => renderProposal(ctx, designation))
    const by = personOf(ctx, auth.getUserOrFail().inName('bureau_handler'))
    const proposal = (await checkedForm(ctx, proposalForm)) as Proposal
    const recommendation = await proposeRecommendation(designation, by, proposal)
    session.flash('success', i18n.t('recommendations.sent'))
    return response.redirect(`/recommendations/${recommendation.id}`)
  }
}

async function renderProposal({ view, i18n }: HttpContext, designation: Designation) {
  const route = routeFor(designation.organization.affiliation as Affiliation)
  return view.render('pages/titles/recommendations/create', {
    ...{ designation, route, form: proposalForm },
    faults: await faultsToday(designation),
    open: await openRecommendation(designation.organizationId),
    values: { recommendedBy: route === 'governing_body' ? null : i18n.t(`recommendations.bodies.${route}`) },
  })
}
