import type { HttpContext } from '@adonisjs/core/http'
import { typedAnswers, type Answers, type Form } from './form.js'
import { refusedFor } from './form_page.js'
import { checkSections } from './form_schema.js'

/**
 * What was typed into a described form, checked and brought into shape; nothing typed is null.
 *
 * @throws E_VALIDATION_ERROR with each fault at its field
 */
export async function checkedForm<A extends Answers = Answers>(
  { request, i18n }: Pick<HttpContext, 'request' | 'i18n'>,
  form: Form
): Promise<A> {
  const typed = typedAnswers(form.fields, request.all())
  const { problems, answers } = await checkSections(form, form.sections, typed, i18n)
  if (problems.length > 0) throw refusedFor(problems)
  return form.whole(answers) as A
}
