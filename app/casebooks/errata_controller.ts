import type { HttpContext } from '@adonisjs/core/http'
import { beijingDay } from '#app/core/beijing_day'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderCasebook, visibleCasebook } from './casebook_page.js'
import CasebookPolicy from './casebook_policy.js'
import { erratumValidator } from './casebook_validators.js'
import { addErratum, removeErratum } from './errata.js'
import CasebookErratum from './erratum.js'

/** 勘误 of a book that is out. */
export default class ErrataController {
  /** For everybody. */
  async index({ view }: HttpContext) {
    const errata = await CasebookErratum.query()
      .preload('casebook')
      .orderBy('day', 'desc')
      .orderBy('id', 'desc')
      .limit(500)
    const books = [...new Map(errata.map(({ casebook }) => [casebook.id, casebook])).values()]
    return view.render('pages/casebooks/errata', {
      books: books
        .sort((a, b) => b.year - a.year || a.id - b.id)
        .map((book) => ({ book, errata: errata.filter(({ casebookId }) => casebookId === book.id) })),
    })
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const casebook = await visibleCasebook(ctx)
    await bouncer.with(CasebookPolicy).authorize('edit')
    showAgain(ctx, () => renderCasebook(ctx, casebook))
    const facts = await request.validateUsing(erratumValidator)
    if (facts.day > beijingDay()) throw invalid('day', i18n.t('casebooks.day_ahead'))
    await addErratum(casebook, personOf(ctx), facts)
    session.flash('success', i18n.t('casebooks.erratum_saved'))
    return response.redirect(`/casebooks/${casebook.id}#errata`)
  }

  async destroy(ctx: HttpContext) {
    const { bouncer, params, response, session, i18n } = ctx
    const casebook = await visibleCasebook(ctx)
    await bouncer.with(CasebookPolicy).authorize('edit')
    const erratum = await CasebookErratum.query()
      .where({ casebookId: casebook.id, id: Number(params.id) || 0 })
      .firstOrFail()
    await removeErratum(casebook, erratum, personOf(ctx))
    session.flash('success', i18n.t('casebooks.erratum_removed'))
    return response.redirect(`/casebooks/${casebook.id}#errata`)
  }
}
