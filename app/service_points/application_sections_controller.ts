import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { typedAnswers } from '#app/core/form'
import { keepInput } from '#app/core/form_page'
import { checkDraft, editableForm, filesOf, saveSection, versionOf } from './application_draft.js'
import { notesOf } from './correction_page.js'
import PointApplicationPolicy from './point_application_policy.js'
import { visibleApplication } from './visible_application.js'

/** The application form, one section a page. It saves itself while somebody types; "continue" also checks the section. */
export default class ApplicationSectionsController {
  async edit(ctx: HttpContext) {
    return renderSection(ctx, await editableSection(ctx))
  }

  async update(ctx: HttpContext) {
    const { request, response, i18n } = ctx
    const editable = await editableSection(ctx)
    const { application, form, section } = editable
    const typed = typedAnswers(section.fields, request.all())
    const version = await saveSection(application, section.name, typed, request.input('version'))
    if (request.accepts(['html', 'json']) === 'json') return response.send({ version })

    const overview = `/applications/${application.id}/edit`
    if (request.input('then') === 'overview') return response.redirect(overview)
    const { problems } = await checkDraft(application, i18n, form, [section])
    if (problems.length > 0) {
      keepInput(
        ctx,
        problems.map(({ path, message }) => ({ field: path, message })),
        typed
      )
      response.status(422)
      return renderSection(ctx, editable)
    }
    const next = form.sections[form.sections.indexOf(section) + 1]
    return response.redirect(next ? `/applications/${application.id}/sections/${next.name}/edit` : overview)
  }
}

async function editableSection(ctx: HttpContext) {
  const application = await visibleApplication(ctx)
  await ctx.bouncer.with(PointApplicationPolicy).authorize('edit', application)
  const form = await editableForm(application)
  const section = form.section(ctx.params.id)
  if (!section) throw new errors.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
  return { application, form, section }
}

type Editable = Awaited<ReturnType<typeof editableSection>>

async function renderSection({ view }: HttpContext, { application, form, section }: Editable) {
  const index = form.sections.indexOf(section)
  return view.render('pages/service_points/drafts/section', {
    application,
    section,
    form,
    index,
    notes: await notesOf(application),
    version: versionOf(section, application.draft),
    files: section.fields.some(({ kind }) => kind === 'files') ? await filesOf(application) : {},
    previous: form.sections[index - 1],
  })
}
