import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { personOf } from '#app/users/actor'
import { findingsIn } from './publishing_checks.js'
import { outlineOf, ownDraft, visibleVersion } from './question_page.js'
import { questionsOf } from './question_content.js'
import { KINDS } from './question_roles.js'
import QuestionSetPolicy from './question_set_policy.js'
import { stepValidator } from './question_set_validators.js'
import { discardVersion, draftNext, publishVersion } from './question_version_workflow.js'

/** One version: what it asks, and while it is a draft what still stands in the way. */
export default class QuestionVersionsController {
  async show(ctx: HttpContext) {
    const { bouncer, request, view, i18n } = ctx
    const version = await visibleVersion(ctx)
    const policy = bouncer.with(QuestionSetPolicy)
    await policy.authorize('list')
    const mayWrite = await policy.allows('write')
    const isDraft = version.state === 'draft'
    return view.render('pages/questions/version', {
      ...{ version, mayWrite, kinds: KINDS, content: version.content, focus: request.input('at') },
      numbers: new Map(questionsOf(version.content).map(({ id }, index) => [id, index + 1])),
      isOpen: isDraft && mayWrite,
      findings: isDraft ? findingsIn(version.content) : [],
      timeline: await timelineOf('question_version', version.id, i18n),
    })
  }

  /** Published for good, or put away. */
  async step(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const draft = await ownDraft(ctx)
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
