import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@vinejs/vine'
import { typedAnswers } from '#app/core/form'
import { checkSections } from '#app/core/form_schema'
import type Designation from '#app/designations/designation'
import { alikeTo } from './alike.js'
import Consultation from './consultation.js'
import { consultationForm as form, type ConsultationFacts } from './consultation_form.js'

/**
 * What was typed, checked.
 *
 * @throws E_VALIDATION_ERROR with each fault at its field
 */
export async function checkedFacts({ request, i18n }: HttpContext): Promise<ConsultationFacts> {
  const typed = typedAnswers(form.fields, request.all())
  const { problems, answers } = await checkSections(form, form.sections, typed, i18n)
  if (problems.length > 0) {
    throw new errors.E_VALIDATION_ERROR(
      problems.map(({ path, message }) => ({ field: path, message, rule: 'refused' }))
    )
  }
  const facts = form.fields.map(({ name }) => [name, answers[name] ?? null])
  return Object.fromEntries(facts) as ConsultationFacts
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
