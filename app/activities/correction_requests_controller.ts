import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import type { CorrectionKind } from './activity_correction.js'
import { correctionReasonValidator } from './activity_validators.js'
import type Consultation from './consultation.js'
import { checkedFacts } from './consultation_entry.js'
import { consultationForm as form } from './consultation_form.js'
import { factsOf, visibleConsultation } from './consultation_page.js'
import ConsultationPolicy from './consultation_policy.js'
import { OPEN } from './consultation_workflow.js'
import { proposeCorrection } from './correction_workflow.js'

/** 申请更正: of one entry in a closed month. */
export default class CorrectionRequestsController {
  async create(ctx: HttpContext) {
    return renderRequest(ctx, await ownConsultation(ctx))
  }

  async store(ctx: HttpContext) {
    const { request, response, session, i18n } = ctx
    const consultation = await ownConsultation(ctx)
    showAgain(ctx, () => renderRequest(ctx, consultation))
    const { reason } = await request.validateUsing(correctionReasonValidator)
    const kind = kindOf(consultation, request.input('removal'))
    const after = kind === 'change' ? await checkedFacts(ctx) : undefined
    await proposeCorrection(consultation, personOf(ctx), { kind, reason, after })
    session.flash('success', i18n.t('activity_corrections.proposed'))
    return response.redirect(`/consultations/${consultation.id}`)
  }
}

/** What was never confirmed comes late; what was is changed or struck out. */
function kindOf({ state }: Consultation, removal: unknown): CorrectionKind {
  if (OPEN.includes(state)) return 'late'
  return removal ? 'removal' : 'change'
}

async function ownConsultation(ctx: HttpContext) {
  const consultation = await visibleConsultation(ctx)
  await ctx.bouncer.with(ConsultationPolicy).authorize('confirm', consultation)
  return consultation
}

function renderRequest({ view }: HttpContext, consultation: Consultation) {
  const kind = kindOf(consultation, false)
  return view.render('pages/activities/corrections/create', { consultation, form, kind, values: factsOf(consultation) })
}
