import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import BookEdition from './book_edition.js'
import { bookEditionList } from './book_edition_list.js'
import { renderEdition, visibleEdition } from './book_edition_page.js'
import BookEditionPolicy from './book_edition_policy.js'
import { orderValidator } from './book_edition_validators.js'
import { orderEdition } from './book_editions.js'
import { manuscriptFor, readyBooks } from './book_source.js'

/** 案例集出版: editions of the yearly book. */
export default class BookEditionsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    const policy = bouncer.with(BookEditionPolicy)
    await policy.authorize('list')
    const seen = BookEdition.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .preload('orderedBy')
    return answerList(ctx, seen, bookEditionList(i18n), i18n.t('casebook_editions.title'), async (list) =>
      view.render('pages/casebooks/editions/index', {
        list,
        ready: (await policy.allows('build')) ? await readyBooks() : [],
      })
    )
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(BookEditionPolicy).authorize('build')
    showAgain(ctx, () => this.index(ctx))
    const { casebookId } = await request.validateUsing(orderValidator)
    const manuscript = await manuscriptFor(casebookId)
    if (!manuscript) throw invalid('casebookId', i18n.t('casebook_editions.not_ready'))
    const edition = await orderEdition(casebookId, manuscript, personOf(ctx))
    session.flash('success', i18n.t('casebook_editions.done.ordered'))
    return response.redirect(`/casebook-editions/${edition.id}`)
  }

  async show(ctx: HttpContext) {
    return renderEdition(ctx, await visibleEdition(ctx))
  }
}
