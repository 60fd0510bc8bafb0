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
import Casebook from './casebook.js'
import { manuscriptOf } from './studio_manuscript.js'

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
        ready: (await policy.allows('build')) ? await unbuiltBooks() : [],
      })
    )
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(BookEditionPolicy).authorize('build')
    showAgain(ctx, () => this.index(ctx))
    const { casebookId } = await request.validateUsing(orderValidator)
    const casebook = await Casebook.query().where({ id: casebookId, state: 'ready' }).first()
    if (!casebook) throw invalid('casebookId', i18n.t('casebook_editions.not_ready'))
    const edition = await orderEdition(casebook, await manuscriptOf(casebook), personOf(ctx))
    session.flash('success', i18n.t('casebook_editions.done.ordered'))
    return response.redirect(`/casebook-editions/${edition.id}`)
  }

  async show(ctx: HttpContext) {
    return renderEdition(ctx, await visibleEdition(ctx))
  }
}

function unbuiltBooks() {
  return Casebook.query()
    .withScopes((scopes) => scopes.unbuilt())
    .orderBy('year')
    .orderBy('id')
}
