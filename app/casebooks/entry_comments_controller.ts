import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import CasebookComment from './entry_comment.js'
import { leaveComment, settleComment } from './entry_comments.js'
import { renderEntry, visibleEntry } from './entry_page.js'
import EntryPolicy from './entry_policy.js'
import { commentValidator } from './entry_validators.js'

/** 批注 between editor and author on a part of the copy. */
export default class EntryCommentsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const entry = await visibleEntry(ctx)
    const policy = bouncer.with(EntryPolicy)
    const isEditor = await policy.allows('edit')
    if (!isEditor) await policy.authorize('answer', entry)
    showAgain(ctx, () => renderEntry(ctx, entry))
    const { part, body } = await request.validateUsing(commentValidator)
    await leaveComment(entry, personOf(ctx), { part, body, side: isEditor ? 'editor' : 'author' })
    session.flash('success', i18n.t('casebook_entries.commented'))
    return response.redirect(`/casebook-entries/${entry.id}#part-${part}`)
  }

  /** 已处理 */
  async update(ctx: HttpContext) {
    const { bouncer, params, response, session, i18n } = ctx
    const entry = await visibleEntry(ctx)
    await bouncer.with(EntryPolicy).authorize('edit')
    const comment = await CasebookComment.query()
      .where({ entryId: entry.id, id: Number(params.id) || 0 })
      .firstOrFail()
    await settleComment(entry, comment, personOf(ctx))
    session.flash('success', i18n.t('casebook_entries.settled'))
    return response.redirect(`/casebook-entries/${entry.id}#part-${comment.part}`)
  }
}
