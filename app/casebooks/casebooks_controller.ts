import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import CaseCall from '#app/case_calls/case_call'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import Casebook from './casebook.js'
import { casebookList } from './casebook_list.js'
import { allCasesToPrint, makeCasebook } from './casebook_making.js'
import { renderCasebook, renderFront, visibleCasebook } from './casebook_page.js'
import CasebookPolicy from './casebook_policy.js'
import { callValidator, frontValidator } from './casebook_validators.js'
import { writeFront } from './casebook_workflow.js'

/** 案例集: one of each call. */
export default class CasebooksController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(CasebookPolicy).authorize('list')
    const seen = Casebook.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .preload('call')
      .select('*')
      .withCount('entries', (entries) => void entries.withScopes((scopes) => scopes.expected()).as('cases'))
      .withCount(
        'entries',
        (entries) =>
          void entries
            .withScopes((scopes) => scopes.expected())
            .where('state', 'confirmed')
            .as('confirmed')
      )
    const mayEdit = await bouncer.with(CasebookPolicy).allows('edit')
    return answerList(ctx, seen, casebookList(i18n), i18n.t('casebooks.title'), (list) =>
      view.render('pages/casebooks/index', { list, mayEdit })
    )
  }

  async create(ctx: HttpContext) {
    await ctx.bouncer.with(CasebookPolicy).authorize('edit')
    return renderCreate(ctx)
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    await bouncer.with(CasebookPolicy).authorize('edit')
    showAgain(ctx, () => renderCreate(ctx))
    const { call } = await request.validateUsing(callValidator)
    const casebook = await makeCasebook(await CaseCall.findOrFail(call), personOf(ctx))
    session.flash('success', i18n.t('casebooks.made'))
    return response.redirect(`/casebooks/${casebook.id}`)
  }

  async show(ctx: HttpContext) {
    return renderCasebook(ctx, await visibleCasebook(ctx))
  }

  async edit(ctx: HttpContext) {
    const casebook = await visibleCasebook(ctx)
    await ctx.bouncer.with(CasebookPolicy).authorize('edit')
    return renderFront(ctx, casebook)
  }

  /** 书名、编者、前言 */
  async update(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const casebook = await visibleCasebook(ctx)
    await bouncer.with(CasebookPolicy).authorize('edit')
    showAgain(ctx, () => renderFront(ctx, casebook))
    const { version: seen, title, editor, preface } = await request.validateUsing(frontValidator)
    const front = { title, editor: editor ?? '', preface: preface ?? '' }
    const version = await writeFront(casebook, personOf(ctx), front, seen)
    if (request.accepts(['html', 'json']) === 'json') return response.send({ version })
    session.flash('success', i18n.t('casebooks.front_saved'))
    return response.redirect(`/casebooks/${casebook.id}`)
  }
}

/** Calls with cases to print, and no book yet. */
async function renderCreate({ view }: HttpContext) {
  const calls = await CaseCall.query()
    .whereNotIn('id', Casebook.query().select('callId'))
    .whereIn('id', allCasesToPrint().select('callId'))
    .orderBy('year', 'desc')
    .orderBy('id')
  return view.render('pages/casebooks/create', { calls })
}
