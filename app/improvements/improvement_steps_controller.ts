import type { HttpContext } from '@adonisjs/core/http'
import { checkedForm } from '#app/core/checked_form'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { hasProof } from './improvement_files.js'
import { improvementActs, type ImprovementAct } from './improvement_acts.js'
import { renderMeasure, visibleMeasure } from './improvement_page.js'
import ImprovementPolicy from './improvement_policy.js'
import { improvementStepValidator } from './improvement_validators.js'

/** What happens to a measure, one act after the other. */
export default class ImprovementStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const row = await visibleMeasure(ctx)
    showAgain(ctx, () => renderMeasure(ctx, row, request.input('act')))
    const { act: name, version } = await request.validateUsing(improvementStepValidator)
    await bouncer.with(ImprovementPolicy).authorize('take', row, name)
    const act: ImprovementAct = improvementActs[name]
    const said = await checkedForm(ctx, act.form)
    if (name === 'report' && !said.proofPath && !(await hasProof(row)))
      throw invalid('proofPath', i18n.t('improvements.proof_missing'))
    await act.act(row, personOf(ctx, act.who(auth.getUserOrFail(), row)), { ...said, version })
    session.flash('success', i18n.t(`improvements.acts.${name}.done`))
    return response.redirect(`/improvements/${row.id}`)
  }
}
