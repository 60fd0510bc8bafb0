import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import CaseCandidate from './case_candidate.js'
import { candidateList } from './candidate_list.js'
import { renderCandidate, visibleCandidate } from './candidate_page.js'
import { visibleSelection } from './selection_page.js'
import SelectionPolicy from './selection_policy.js'

/** The cases of a selection as the jury ordered them, and one of them. */
export default class CaseCandidatesController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    await bouncer.with(SelectionPolicy).authorize('list')
    const selection = await visibleSelection(ctx)
    const seen = CaseCandidate.query()
      .where('selectionId', selection.id)
      .withScopes((scopes) => scopes.told())
    const name = `${selection.call.title} ${i18n.t('case_candidates.ranking')}`
    return answerList(ctx, seen, candidateList(i18n, selection), name, (list) =>
      view.render('pages/case_decisions/candidates/index', { list, selection })
    )
  }

  async show(ctx: HttpContext) {
    return renderCandidate(ctx, await visibleCandidate(ctx))
  }
}
