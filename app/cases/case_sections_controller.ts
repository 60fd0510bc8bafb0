import type { HttpContext } from '@adonisjs/core/http'
import { typedAnswers } from '#app/core/form'
import { keepInput } from '#app/core/form_page'
import { problemsIn, saveSection, SUPPLEMENT, typedSupplement } from './case_draft.js'
import { editableSection, renderSection } from './case_section_page.js'

/** The case, one section a page. It saves itself while somebody types; "continue" also checks the section. */
export default class CaseSectionsController {
  async edit(ctx: HttpContext) {
    return renderSection(ctx, await editableSection(ctx))
  }

  async update(ctx: HttpContext) {
    const { request, response, i18n } = ctx
    const editable = await editableSection(ctx)
    const { row, open, name } = editable
    const fields = open.form.section(name)?.fields ?? []
    const typed =
      name === SUPPLEMENT ? await typedSupplement(row.call, request.all()) : typedAnswers(fields, request.all())
    const version = await saveSection(row, row.call, name, typed, { i18n, seen: request.input('version') })
    if (request.accepts(['html', 'json']) === 'json') return response.send({ version })

    const overview = `/typical-cases/${row.id}/edit`
    if (request.input('then') === 'overview') return response.redirect(overview)
    const problems = await problemsIn(row, row.call, i18n, open, name)
    if (problems.length > 0) {
      const messages = problems.map(({ path, message }) => ({ field: path, message }))
      keepInput(ctx, name === SUPPLEMENT ? [] : messages, typed)
      response.status(422)
      return renderSection(ctx, editable, name === SUPPLEMENT)
    }
    const next = open.names[open.names.indexOf(name) + 1]
    return response.redirect(next ? `/typical-cases/${row.id}/sections/${next}/edit` : overview)
  }
}
