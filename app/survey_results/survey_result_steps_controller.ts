import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderResult } from './result_page.js'
import ResultPolicy from './result_policy.js'
import { stepValidator } from './result_validators.js'
import { visibleWave } from './result_waves.js'
import { archiveResult, publishResult, ruleOnResult } from './result_workflow.js'

/** 审核, 退回, 发布, 归档 */
export default class SurveyResultStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const wave = await visibleWave(ctx)
    await bouncer.with(ResultPolicy).authorize('list')
    showAgain(ctx, () => renderResult(ctx, wave))
    const { step, version, opinion } = await request.validateUsing(stepValidator)
    await bouncer.with(ResultPolicy).authorize('take', step)
    const by = personOf(ctx)
    if (step === 'publish') await publishResult(wave, by, version)
    else if (step === 'archive') await archiveResult(wave, by, version)
    else {
      const leader = personOf(ctx, auth.getUserOrFail().inName('bureau_leader'))
      await ruleOnResult(step, wave, leader, { opinion, version })
    }
    session.flash('success', i18n.t(`survey_results.taken.${step}`))
    return response.redirect(`/survey-results/${wave.id}`)
  }
}
