import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import Casebook from './casebook.js'
import CasebookEntry from './entry.js'
import { entryList, shownState } from './entry_list.js'
import { renderEntry, renderVersion, visibleEntry } from './entry_page.js'
import EntryPolicy from './entry_policy.js'

/** 稿件: what the books say of each case. */
export default class EntriesController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, request, view, i18n } = ctx
    await bouncer.with(EntryPolicy).authorize('list')
    const user = auth.getUserOrFail()
    const seen = CasebookEntry.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .preload('casebook')
      .preload('chapter')
      .preload('case')
    const book = user.isBureau ? await Casebook.find(Number(request.input('book')) || 0) : null
    return answerList(ctx, seen, entryList(i18n), i18n.t('casebook_entries.title'), (list) =>
      view.render('pages/casebooks/entries', { list, book, shownState })
    )
  }

  async show(ctx: HttpContext) {
    return renderEntry(ctx, await visibleEntry(ctx))
  }

  /** A kept version. */
  async version(ctx: HttpContext) {
    const entry = await visibleEntry(ctx)
    await ctx.bouncer.with(EntryPolicy).authorize('edit')
    return renderVersion(ctx, entry)
  }
}
