import type { HttpContext } from '@adonisjs/core/http'
import { checkedForm } from '#app/core/checked_form'
import { personOf } from '#app/users/actor'
import type Designation from '#app/designations/designation'
import { alikeTo } from './alike.js'
import Consultation from './consultation.js'
import { consultationForm as form, type ConsultationFacts } from './consultation_form.js'
import { takeConsultationStep } from './consultation_workflow.js'
import { isLocked } from './months.js'

/** @throws E_VALIDATION_ERROR with each fault at its field */
export function checkedFacts(ctx: HttpContext) {
  return checkedForm<ConsultationFacts>(ctx, form)
}

/** Entries of the same point and day whose question begins alike. */
export async function entriesLike(
  { id }: Pick<Designation, 'id'>,
  { servedOn, question }: ConsultationFacts,
  except?: number
) {
  const sameDay = await Consultation.query()
    .where({ designationId: id, servedOn })
    .whereNot('state', 'removed')
    .whereNot('id', except ?? 0)
    .orderBy('id')
    .limit(200)
  return alikeTo(String(question), sameDay, (entry) => entry.question)
}

/** A new entry goes to who confirms it at once, unless it shall stay a draft or its month is closed. */
export async function sendOn(ctx: HttpContext, entry: Consultation) {
  await entry.refresh()
  if (ctx.request.input('then') === 'draft' || isLocked(entry.servedDay)) return
  const confirms = ctx.auth.getUserOrFail().is('principal')
  await takeConsultationStep(confirms ? 'confirm' : 'submit', entry, personOf(ctx))
}
