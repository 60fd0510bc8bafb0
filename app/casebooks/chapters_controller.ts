import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import type Casebook from './casebook.js'
import { renderCasebook, visibleCasebook } from './casebook_page.js'
import CasebookPolicy from './casebook_policy.js'
import {
  chapterMoveValidator,
  chapterValidator,
  entryMoveValidator,
  newChapterValidator,
} from './casebook_validators.js'
import CasebookChapter from './chapter.js'
import { addChapter, moveChapter, placeEntry, removeChapter, reviseChapter, stepEntry } from './chapter_order.js'
import CasebookEntry from './entry.js'

/** 章节: their titles, introductions and order, and which case stands where. */
export default class ChaptersController {
  async store(ctx: HttpContext) {
    const casebook = await editedBook(ctx)
    showAgain(ctx, () => renderCasebook(ctx, casebook))
    const { title } = await ctx.request.validateUsing(newChapterValidator)
    const chapter = await addChapter(casebook, personOf(ctx), title)
    return ctx.response.redirect(`/casebooks/${casebook.id}?at=edit-c${chapter.id}`)
  }

  async edit(ctx: HttpContext) {
    const { casebook, chapter } = await editedChapter(ctx)
    return renderChapter(ctx, casebook, chapter)
  }

  async update(ctx: HttpContext) {
    const { casebook, chapter } = await editedChapter(ctx)
    showAgain(ctx, () => renderChapter(ctx, casebook, chapter))
    const { title, introduction } = await ctx.request.validateUsing(chapterValidator)
    await reviseChapter(casebook, chapter, personOf(ctx), { title, introduction: introduction ?? '' })
    ctx.session.flash('success', ctx.i18n.t('casebooks.chapter_saved'))
    return ctx.response.redirect(`/casebooks/${casebook.id}?at=edit-c${chapter.id}`)
  }

  async destroy(ctx: HttpContext) {
    const { casebook, chapter } = await editedChapter(ctx)
    await removeChapter(casebook, chapter, personOf(ctx))
    return ctx.response.redirect(`/casebooks/${casebook.id}`)
  }

  async move(ctx: HttpContext) {
    const { casebook, chapter } = await editedChapter(ctx)
    showAgain(ctx, () => renderCasebook(ctx, casebook))
    const { direction } = await ctx.request.validateUsing(chapterMoveValidator)
    await moveChapter(casebook, chapter, personOf(ctx), direction)
    return ctx.response.redirect(`/casebooks/${casebook.id}?at=${direction}-c${chapter.id}`)
  }

  /** One place up or down, or where it was dropped. */
  async place(ctx: HttpContext) {
    const casebook = await editedBook(ctx)
    const entry = await CasebookEntry.query()
      .where({ casebookId: casebook.id, id: Number(ctx.params.id) || 0 })
      .firstOrFail()
    showAgain(ctx, () => renderCasebook(ctx, casebook))
    const { direction, section, position } = await ctx.request.validateUsing(entryMoveValidator)
    if (direction === 'place') await placeEntry(casebook, entry, personOf(ctx), section!, position!)
    else await stepEntry(casebook, entry, personOf(ctx), direction)
    const at = direction === 'place' ? 'edit' : direction
    return ctx.response.redirect(`/casebooks/${casebook.id}?at=${at}-e${entry.id}`)
  }
}

async function editedBook(ctx: HttpContext) {
  const casebook = await visibleCasebook(ctx)
  await ctx.bouncer.with(CasebookPolicy).authorize('edit')
  return casebook
}

async function editedChapter(ctx: HttpContext) {
  const casebook = await editedBook(ctx)
  const chapter = await CasebookChapter.query()
    .where({ casebookId: casebook.id, id: Number(ctx.params.id) || 0 })
    .firstOrFail()
  return { casebook, chapter }
}

function renderChapter({ view }: HttpContext, casebook: Casebook, chapter: CasebookChapter) {
  return view.render('pages/casebooks/chapter', { casebook, chapter })
}
