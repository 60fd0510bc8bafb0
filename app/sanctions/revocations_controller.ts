import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import type Designation from '#app/designations/designation'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { checkedForm } from '#app/core/checked_form'
import { seenVersion } from '#app/core/seen_version'
import { pointOfAddress } from './point_of_address.js'
import Revocation from './revocation.js'
import { revocationForm as form } from './revocation_form.js'
import { revocationList, revocationStates } from './revocation_list.js'
import { renderRevocation, visibleRevocation } from './revocation_page.js'
import RevocationPolicy from './revocation_policy.js'
import { draftRevocation, reviseRevocation, type Charge } from './revocation_workflow.js'

/** 撤销 */
export default class RevocationsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(RevocationPolicy).authorize('list')
    const user = auth.getUserOrFail()
    const seen = Revocation.query().withScopes((scopes) => scopes.visibleTo(user))
    return answerList(ctx, seen, revocationList(user, i18n), i18n.t('revocations.title'), (list) =>
      view.render('pages/sanctions/revocations/index', { list, states: revocationStates(user) })
    )
  }

  async show(ctx: HttpContext) {
    return renderRevocation(ctx, await visibleRevocation(ctx))
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(RevocationPolicy).authorize('draft')
    return renderForm(ctx, await pointOfAddress(ctx))
  }

  async store(ctx: HttpContext) {
    const designation = await pointOfAddress(ctx)
    await ctx.bouncer.with(RevocationPolicy).authorize('draft')
    showAgain(ctx, () => renderForm(ctx, designation))
    const charge = await checkedForm<Charge>(ctx, form)
    const { id } = await draftRevocation(designation, handlerIn(ctx), charge)
    ctx.session.flash('success', ctx.i18n.t('revocations.drafted'))
    return ctx.response.redirect(`/revocations/${id}`)
  }

  async edit(ctx: HttpContext) {
    const revocation = await ownDraft(ctx)
    return renderForm(ctx, revocation.designation, revocation)
  }

  async update(ctx: HttpContext) {
    const revocation = await ownDraft(ctx)
    showAgain(ctx, () => renderForm(ctx, revocation.designation, revocation))
    const charge = await checkedForm<Charge>(ctx, form)
    await reviseRevocation(revocation, handlerIn(ctx), charge, seenVersion(ctx))
    ctx.session.flash('success', ctx.i18n.t('revocations.saved'))
    return ctx.response.redirect(`/revocations/${revocation.id}`)
  }
}

const handlerIn = (ctx: HttpContext) => personOf(ctx, ctx.auth.getUserOrFail().inName('bureau_handler'))

async function ownDraft(ctx: HttpContext) {
  const revocation = await visibleRevocation(ctx)
  await ctx.bouncer.with(RevocationPolicy).authorize('draft')
  if (revocation.state !== 'draft') throw new StepNotAllowed('revise', 'moved_on')
  return revocation
}

function renderForm({ view }: HttpContext, designation: Designation, revocation: Revocation | null = null) {
  return view.render('pages/sanctions/revocations/form', { designation, revocation, form, values: revocation ?? {} })
}
