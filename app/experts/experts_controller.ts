import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { checkedForm } from '#app/core/checked_form'
import { invalid, showAgain } from '#app/core/form_page'
import { handlerOf } from '#app/users/actor'
import Expert from './expert.js'
import { expertForm, type ExpertProfile } from './expert_form.js'
import { expertList, expertStates } from './expert_list.js'
import { renderExpert, renderExpertForm, visibleExpert } from './expert_page.js'
import ExpertPolicy from './expert_policy.js'
import { versionValidator } from './expert_validators.js'
import { clashOf, enterExpert, reviseExpert } from './expert_workflow.js'
import { withLoad } from './pool.js'

/** 专家库, as the office keeps it. */
export default class ExpertsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const policy = bouncer.with(ExpertPolicy)
    await policy.authorize('list')
    const seen = withLoad(Expert.query())
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .preload('user')
      .preload('fields')
    const definition = expertList(i18n, await policy.allows('reach'))
    return answerList(ctx, seen, definition, i18n.t('experts.title'), async (list) =>
      view.render('pages/experts/index', { list, states: expertStates, mayKeep: await policy.allows('keep') })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(ExpertPolicy).authorize('keep')
    return renderExpertForm(ctx, null)
  }

  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    await bouncer.with(ExpertPolicy).authorize('keep')
    showAgain(ctx, () => renderExpertForm(ctx, null))
    const profile = await checkedForm<ExpertProfile>(ctx, expertForm)
    const clash = await clashOf(profile.email.toLowerCase())
    if (clash) throw invalid('email', i18n.t(`experts.${clash}`))
    const expert = await enterExpert(profile, handlerOf(ctx))
    session.flash('success', i18n.t('experts.entered'))
    return response.redirect(`/experts/${expert.id}`)
  }

  async show(ctx: HttpContext) {
    await ctx.bouncer.with(ExpertPolicy).authorize('list')
    return renderExpert(ctx, await visibleExpert(ctx))
  }

  async edit(ctx: HttpContext) {
    const expert = await visibleExpert(ctx)
    await ctx.bouncer.with(ExpertPolicy).authorize('keep')
    return renderExpertForm(ctx, expert)
  }

  /** The mailbox is the account's: it stays. */
  async update(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const expert = await visibleExpert(ctx)
    await bouncer.with(ExpertPolicy).authorize('keep')
    showAgain(ctx, () => renderExpertForm(ctx, expert))
    const { version } = await request.validateUsing(versionValidator)
    const profile = await checkedForm<ExpertProfile>(ctx, expertForm)
    if (profile.email.toLowerCase() !== expert.user.email) throw invalid('email', i18n.t('experts.email_stays'))
    await reviseExpert(expert, handlerOf(ctx), profile, version)
    session.flash('success', i18n.t('experts.saved'))
    return response.redirect(`/experts/${expert.id}`)
  }
}
