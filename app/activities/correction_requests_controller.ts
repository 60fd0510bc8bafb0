import type { HttpContext } from '@adonisjs/core/http'
import { personOf } from '#app/users/actor'
import { checkedFacts } from './consultation_entry.js'
import { visibleConsultation } from './consultation_page.js'
import ConsultationPolicy from './consultation_policy.js'
import { renderRequest, requestCorrection } from './correction_request_page.js'

/** 申请更正: of one consultation in a closed month. */
export default class CorrectionRequestsController {
  async create(ctx: HttpContext) {
    return renderRequest(ctx, await ownConsultation(ctx))
  }

  async store(ctx: HttpContext) {
    return requestCorrection(ctx, await ownConsultation(ctx), { by: personOf(ctx), facts: () => checkedFacts(ctx) })
  }
}

async function ownConsultation(ctx: HttpContext) {
  const consultation = await visibleConsultation(ctx)
  await ctx.bouncer.with(ConsultationPolicy).authorize('confirm', consultation)
  return { subjectType: 'consultation', subjectId: consultation.id }
}
