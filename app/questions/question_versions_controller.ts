import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { outlineOf, ownDraft, visibleVersion } from './question_page.js'
import QuestionSetPolicy from './question_set_policy.js'
import { stepValidator } from './question_set_validators.js'
import { renderVersion } from './question_version_page.js'
import { discardVersion, draftNext, publishVersion } from './question_version_workflow.js'

/** One version: what it asks, and while it is a draft what still stands in the way. */
export default class QuestionVersionsController {
  async show(ctx: HttpContext) {
    const version = await visibleVersion(ctx)
    await ctx.bouncer.with(QuestionSetPolicy).authorize('list')
    return renderVersion(ctx, version)
  }

  /** Published for good, or put away. */
  async step(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const draft = await ownDraft(ctx)
    showAgain(ctx, () => renderVersion(ctx, draft))
    const { step, version } = await request.validateUsing(stepValidator)
    const take = { publish: publishVersion, discard: discardVersion }[step]
    await take(draft, personOf(ctx), version)
    session.flash('success', i18n.t(`question_sets.done.${step}`))
    return response.redirect(step === 'publish' ? outlineOf(draft) : `/question-sets/${draft.questionSetId}`)
  }

  /** The next version begins as this one. */
  async storeNext(ctx: HttpContext) {
    const version = await visibleVersion(ctx)
    await ctx.bouncer.with(QuestionSetPolicy).authorize('write')
    return ctx.response.redirect(outlineOf(await draftNext(version, personOf(ctx))))
  }
}
