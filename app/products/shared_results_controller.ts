import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { showAgain } from '#app/core/form_page'
import { seenVersion } from '#app/core/seen_version'
import Organization from '#app/organizations/organization'
import { WHOLE_CITY } from '#app/tallies/countings'
import { personOf } from '#app/users/actor'
import type User from '#app/users/user'
import { keepReport, reportOf } from './product_files.js'
import SharedResult from './shared_result.js'
import { sharedResultList } from './shared_result_list.js'
import { checkedResult, renderResult, renderResultForm, visibleResult } from './shared_result_page.js'
import SharedResultPolicy from './shared_result_policy.js'
import { withdrawalValidator } from './product_validators.js'
import { reviseResult, shareResult, withdrawResult, type ResultOwner } from './shared_result_workflow.js'

/** 成果共享: results that members of the network let each other use. */
export default class SharedResultsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(SharedResultPolicy).authorize('list')
    const seen = SharedResult.query().withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    return answerList(ctx, seen, sharedResultList(i18n), i18n.t('shared_results.title'), async (list) =>
      view.render('pages/products/results', { list, mayShare: await bouncer.with(SharedResultPolicy).allows('share') })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(SharedResultPolicy).authorize('share')
    return renderResultForm(ctx, null)
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, response, session, i18n } = ctx
    await bouncer.with(SharedResultPolicy).authorize('share')
    showAgain(ctx, () => renderResultForm(ctx, null))
    const facts = await checkedResult(ctx)
    const owner = await ownerFor(auth.getUserOrFail(), i18n.t('products.office'))
    const result = await shareResult(facts, owner, personOf(ctx), keeping(ctx))
    session.flash('success', i18n.t('shared_results.saved'))
    return response.redirect(`/products/shared-results/${result.id}`)
  }

  async show(ctx: HttpContext) {
    return renderResult(ctx, await visibleResult(ctx))
  }

  async edit(ctx: HttpContext) {
    const result = await visibleResult(ctx)
    await ctx.bouncer.with(SharedResultPolicy).authorize('own', result)
    return renderResultForm(ctx, result)
  }

  async update(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const result = await visibleResult(ctx)
    await bouncer.with(SharedResultPolicy).authorize('own', result)
    showAgain(ctx, () => renderResultForm(ctx, result))
    const facts = await checkedResult(ctx, (await reportOf('shared_result', result.id)) !== null)
    await reviseResult(result, personOf(ctx), facts, seenVersion(ctx), keeping(ctx))
    session.flash('success', i18n.t('shared_results.saved'))
    return response.redirect(`/products/shared-results/${result.id}`)
  }

  /** 撤回共享 */
  async destroy(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const result = await visibleResult(ctx)
    await bouncer.with(SharedResultPolicy).authorize('own', result)
    showAgain(ctx, () => renderResult(ctx, result))
    await withdrawResult(result, personOf(ctx), await request.validateUsing(withdrawalValidator))
    session.flash('success', i18n.t('shared_results.states.withdrawn'))
    return response.redirect(`/products/shared-results/${result.id}`)
  }
}

const keeping =
  (ctx: HttpContext): Parameters<typeof shareResult>[3] =>
  (trx, { id, organizationId }) =>
    keepReport(ctx, trx, id, { type: 'shared_result', organizationId })

async function ownerFor(user: User, office: string): Promise<ResultOwner> {
  if (user.isBureau || !user.organizationId) {
    return { organizationId: null, ownerName: office, districtCode: WHOLE_CITY }
  }
  const { id, name, districtCode } = await Organization.findOrFail(user.organizationId)
  return { organizationId: id, ownerName: name.slice(0, 100), districtCode }
}
