import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@vinejs/vine'
import { typedAnswers, type Answers, type Form } from './form.js'
import { checkSections } from './form_schema.js'

/**
 * What was typed into a whole form, checked: one answer for every field, null where nothing was typed.
 *
 * @throws E_VALIDATION_ERROR with each fault at its field
 */
export async function checkedForm({ request, i18n }: Pick<HttpContext, 'request' | 'i18n'>, form: Form) {
  const typed = typedAnswers(form.fields, request.all())
  const { problems, answers } = await checkSections(form, form.sections, typed, i18n)
  if (problems.length > 0) {
    throw new errors.E_VALIDATION_ERROR(
      problems.map(({ path, message }) => ({ field: path, message, rule: 'refused' }))
    )
  }
  return Object.fromEntries(form.fields.map(({ name }) => [name, answers[name] ?? null])) as Answers
}
