import type { HttpContext } from '@adonisjs/core/http'
import { typedAnswers, type Form } from '#app/core/form'
import { invalid, refusedFor } from '#app/core/form_page'
import { checkSections } from '#app/core/form_schema'
import { RegisteredBefore } from './event_registrations.js'
import { normalContacts, type RegistrationFacts } from './registration_form.js'

/** @throws E_VALIDATION_ERROR with each fault at its field */
export async function checkedRegistration({ request, i18n }: HttpContext, form: Form): Promise<RegistrationFacts> {
  const typed = normalContacts(typedAnswers(form.fields, request.all()))
  const { problems, answers } = await checkSections(form, form.sections, typed, i18n)
  if (problems.length > 0) throw refusedFor(problems)
  return answers as RegistrationFacts
}

/** Says at the field that this person is on the list already. */
export function saidAtField<T>({ i18n }: HttpContext, registering: Promise<T>): Promise<T> {
  return registering.catch((error) => {
    if (!(error instanceof RegisteredBefore)) throw error
    throw invalid(error.field, i18n.t('event_sign_up.registered_before'))
  })
}
