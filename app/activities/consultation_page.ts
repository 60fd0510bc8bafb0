import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import type Designation from '#app/designations/designation'
import type User from '#app/users/user'
import ActivityCorrection from './activity_correction.js'
import Consultation from './consultation.js'
import { contactsOf } from './consultation_cases.js'
import { factsOf, publicFields } from './consultation_facts.js'
import { consultationForm as form } from './consultation_form.js'
import ConsultationPolicy from './consultation_policy.js'
import { consultationWorkflow as workflow } from './consultation_workflow.js'
import { answersOf } from '#app/core/form_answers'
import { withMasks } from '#app/personal_data/contacts'
import { applicantRoles } from '#app/users/roles'
import { panelsOf } from './consultation_panels.js'
import { ownPoints } from './point_choice.js'

/** The entry of the address, or 404. */
export function visibleConsultation({ auth, params }: HttpContext) {
  return Consultation.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.consultation_id ?? params.id) || 0)
    .preload('designation')
    .firstOrFail()
}

export async function renderConsultation(ctx: HttpContext, consultation: Consultation) {
  const { auth, bouncer, view, i18n } = ctx
  const user = auth.getUserOrFail()
  const isOwn = user.organizationId === consultation.organizationId
  const policy = bouncer.with(ConsultationPolicy)
  const corrections = await ActivityCorrection.query()
    .where({ subjectType: 'consultation', subjectId: consultation.id })
    .orderBy('id', 'desc')
  const isAsked = corrections.some((correction) => correction.state === 'proposed')
  return view.render('pages/activities/consultations/show', {
    consultation,
    sections: withMasks(ctx, answersOf(isOwn ? form : form.only(publicFields), factsOf(consultation), i18n), {
      ...{ subject: 'consultation', id: consultation.id, mayRead: isOwn && user.is(...applicantRoles) },
    }),
    contacts: await contactsOf(consultation),
    corrections,
    panels: await panelsOf(consultation, ctx),
    mayRecord: await policy.allows('revise', consultation),
    mayRevise: !isAsked && (await policy.allows('revise', consultation)),
    mayConfirm: await policy.allows('confirm', consultation),
    allows: (step: keyof typeof workflow.steps) => workflow.allows(step, consultation),
    mayCorrect: consultation.isLocked && !isAsked,
    timeline: await timelineOf('consultation', consultation.id, i18n),
  })
}

type Writing = {
  consultation?: Consultation | null
  follows?: Consultation | null
  values: Record<string, unknown>
  alike?: Consultation[]
  /** Where a new entry comes from when not from the ledger: its address, the point that is settled, a line about it. */
  origin?: { action: string; point: Designation; text: string }
}

/** The form, empty, of an entry, or of one that looks like another. */
export async function renderEntry({ auth, view }: HttpContext, { alike = [], ...writing }: Writing) {
  return view.render('pages/activities/consultations/edit', {
    ...{ consultation: null, follows: null, origin: null, ...writing },
    form,
    alike,
    points: await pointsFor(writing, auth.getUserOrFail()),
  })
}

async function pointsFor({ consultation, origin }: Writing, user: User) {
  if (consultation) return []
  return origin ? [origin.point] : ownPoints(user)
}
