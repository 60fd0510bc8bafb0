import type { HttpContext } from '@adonisjs/core/http'
import { errors } from '@vinejs/vine'
import { typedAnswers, type Answers, type Form } from '#app/core/form'
import { checkSections } from '#app/core/form_schema'

/**
 * What was typed into a form, checked.
 *
 * @throws E_VALIDATION_ERROR with each fault at its field
 */
export async function checkedForm<A extends Answers>({ request, i18n }: HttpContext, form: Form): Promise<A> {
  const typed = typedAnswers(form.fields, request.all())
  const { problems, answers } = await checkSections(form, form.sections, typed, i18n)
  if (problems.length === 0) return answers as A
  throw new errors.E_VALIDATION_ERROR(problems.map(({ path, message }) => ({ field: path, message, rule: 'refused' })))
}
