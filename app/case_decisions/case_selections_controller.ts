import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { personOf } from '#app/users/actor'
import CaseSelection from './case_selection.js'
import { selectionList } from './selection_list.js'
import { renderSelection, visibleSelection } from './selection_page.js'
import SelectionPolicy from './selection_policy.js'
import { callsToOpen } from './selection_todos.js'
import { openingValidator } from './selection_validators.js'
import { selectionWorkflow } from './selection_workflow.js'
import { openSelection } from './shortlisting.js'

/** 案例遴选: one for each call. */
export default class CaseSelectionsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(SelectionPolicy).authorize('list')
    const seen = CaseSelection.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .preload('call')
      .withCount('candidates', (all) => void all.as('results_count'))
      .withCount('candidates', (some) => void some.where('shortlisted', true).as('shortlist_count'))
      .withCount('candidates', (some) => void some.where('verdict', 'choose').as('chosen_count'))
    const mayOpen = await bouncer.with(SelectionPolicy).allows('prepare')
    return answerList(ctx, seen, selectionList(i18n), i18n.t('case_selections.title'), async (list) =>
      view.render('pages/case_decisions/selections/index', {
        list,
        states: Object.keys(selectionWorkflow.states),
        toOpen: await callsToOpen(mayOpen).orderBy('id'),
      })
    )
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    await bouncer.with(SelectionPolicy).authorize('prepare')
    const { call: id } = await request.validateUsing(openingValidator)
    const call = await callsToOpen().where('id', id).firstOrFail()
    const by = personOf(ctx, auth.user!.inName('bureau_handler'))
    const selection = await openSelection(call, by)
    session.flash('success', i18n.t('case_selections.done.open'))
    return response.redirect(`/case-selections/${selection.id}`)
  }

  async show(ctx: HttpContext) {
    return renderSelection(ctx, await visibleSelection(ctx))
  }
}
