import type { HttpContext } from '@adonisjs/core/http'
import { checkedForm } from '#app/core/checked_form'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { caseStepValidator } from './rating_validators.js'
import { caseActs, formOf, type CaseAct } from './bad_rating_case_acts.js'
import { renderCase, visibleCase } from './bad_rating_case_page.js'
import BadRatingCasePolicy from './bad_rating_case_policy.js'

/** What is done about a bad rating, one act after the other. */
export default class BadRatingStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const row = await visibleCase(ctx)
    showAgain(ctx, () => renderCase(ctx, row, request.input('act')))
    const { act: name, version } = await request.validateUsing(caseStepValidator)
    await bouncer.with(BadRatingCasePolicy).authorize('take', row, name)
    const act: CaseAct = caseActs[name]
    const said = await checkedForm(ctx, formOf(act, row))
    await act.act(row, personOf(ctx, act.who(auth.getUserOrFail(), row)), { ...said, version })
    session.flash('success', i18n.t(`bad_rating_cases.acts.${name}.done`))
    return response.redirect(`/bad-ratings/${row.id}`)
  }
}
