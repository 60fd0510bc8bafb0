import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderCandidate, visibleCandidate } from './candidate_page.js'
import { dismissObjections, examineObjections, upholdObjections } from './objections.js'
import { disqualify } from './publication.js'
import SelectionPolicy, { STEP_ROLES } from './selection_policy.js'
import { candidateStepValidator } from './selection_validators.js'

/** 核查异议, 不成立, 成立, 取消资格 */
export default class CandidateStepsController {
  async store(ctx: HttpContext) {
    const { auth, bouncer, request, response, session, i18n } = ctx
    const candidate = await visibleCandidate(ctx)
    showAgain(ctx, () => renderCandidate(ctx, candidate))
    const { step, version, ...said } = await request.validateUsing(candidateStepValidator)
    await bouncer.with(SelectionPolicy).authorize('take', step)

    const by = personOf(ctx, auth.user!.inName(STEP_ROLES[step]))
    const [opinion, reply, minutesNumber] = [said.opinion ?? '', said.reply ?? '', said.minutesNumber ?? '']
    if (step === 'examineObjections') await examineObjections(candidate, by, { version })
    else if (step === 'dismissObjections') await dismissObjections(candidate, by, { opinion, reply, version })
    else if (step === 'upholdObjections') await upholdObjections(candidate, by, { opinion, reply, version })
    else await disqualify(candidate, by, { opinion, minutesNumber, version })
    session.flash('success', i18n.t(`case_candidates.done.${step}`))
    return response.redirect(`/case-candidates/${candidate.id}`)
  }
}
