import type { HttpContext } from '@adonisjs/core/http'
import { checkedForm } from '#app/core/checked_form'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import Expert from './expert.js'
import { ownProfileForm, type ExpertProfile } from './expert_form.js'
import ExpertPolicy from './expert_policy.js'
import { versionValidator } from './expert_validators.js'
import { declareProfile } from './expert_workflow.js'

/** An expert's own page: the profile, and what is declared about units one is close to. */
export default class OwnProfilesController {
  async edit(ctx: HttpContext) {
    const expert = await ownExpert(ctx)
    await ctx.bouncer.with(ExpertPolicy).authorize('declare', expert)
    return render(ctx, expert)
  }

  async update(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const expert = await ownExpert(ctx)
    await bouncer.with(ExpertPolicy).authorize('declare', expert)
    showAgain(ctx, () => render(ctx, expert))
    const { version } = await request.validateUsing(versionValidator)
    const declared = await checkedForm<ExpertProfile>(ctx, ownProfileForm)
    const { name, email } = expert.user
    await declareProfile(expert, personOf(ctx), { ...declared, name, email }, version)
    session.flash('success', i18n.t('experts.declared'))
    return response.redirect('/expert-profile')
  }
}

function ownExpert({ auth }: HttpContext) {
  return Expert.query()
    .where('userId', auth.getUserOrFail().id)
    .withScopes((scopes) => scopes.whole())
    .firstOrFail()
}

function render({ view }: HttpContext, expert: Expert) {
  return view.render('pages/experts/own', { expert, form: ownProfileForm, values: expert.profile })
}
