import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderConsultation, visibleConsultation } from './consultation_page.js'
import ConsultationPolicy from './consultation_policy.js'
import { consultationStepValidator } from './activity_validators.js'
import { takeConsultationStep } from './consultation_workflow.js'

/** Handing an entry on: submitted and struck out by who writes, confirmed, returned and reopened by who answers for it. */
export default class ConsultationStepsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const consultation = await visibleConsultation(ctx)
    showAgain(ctx, () => renderConsultation(ctx, consultation))
    const { step, opinion, version } = await request.validateUsing(consultationStepValidator)
    const act = step === 'submit' || step === 'remove' ? 'revise' : 'confirm'
    await bouncer.with(ConsultationPolicy).authorize(act, consultation)

    await takeConsultationStep(step, consultation, personOf(ctx), { opinion: opinion ?? undefined, version })
    session.flash('success', i18n.t(`consultations.done.${step}`))
    return response.redirect(step === 'remove' ? '/consultations' : `/consultations/${consultation.id}`)
  }
}
