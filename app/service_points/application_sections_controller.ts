import { errors } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { typedAnswers, type Section } from '#app/core/form'
import { keepInput } from '#app/core/form_page'
import { checkDraft, filesOf, refuseUneditable, saveSection, versionOf } from './application_draft.js'
import type PointApplication from './point_application.js'
import { pointApplicationForm as form } from './point_application_form.js'
import PointApplicationPolicy from './point_application_policy.js'
import { visibleApplication } from './visible_application.js'

/** The application form, one section a page. It saves itself while somebody types; "continue" also checks the section. */
export default class ApplicationSectionsController {
  async edit(ctx: HttpContext) {
    const { application, section } = await editableSection(ctx)
    return renderSection(ctx, application, section)
  }

  async update(ctx: HttpContext) {
    const { request, response, i18n } = ctx
    const { application, section } = await editableSection(ctx)
    const typed = typedAnswers(section.fields, request.all())
    const version = await saveSection(application, section, typed, request.input('version'))
    if (request.accepts(['html', 'json']) === 'json') return response.send({ version })

    const overview = `/applications/${application.id}/edit`
    if (request.input('then') === 'overview') return response.redirect(overview)
    const { problems } = await checkDraft(application, i18n, [section])
    if (problems.length > 0) {
      keepInput(
        ctx,
        problems.map(({ path, message }) => ({ field: path, message })),
        typed
      )
      response.status(422)
      return renderSection(ctx, application, section)
    }
    const next = form.sections[form.sections.indexOf(section) + 1]
    return response.redirect(next ? `/applications/${application.id}/sections/${next.name}/edit` : overview)
  }
}

async function editableSection(ctx: HttpContext) {
  const application = await visibleApplication(ctx)
  await ctx.bouncer.with(PointApplicationPolicy).authorize('edit', application)
  const section = form.section(ctx.params.id)
  if (!section) throw new errors.E_ROUTE_NOT_FOUND([ctx.request.method(), ctx.request.url()])
  refuseUneditable(application)
  return { application, section }
}

async function renderSection({ view }: HttpContext, application: PointApplication, section: Section) {
  const index = form.sections.indexOf(section)
  return view.render('pages/service_points/drafts/section', {
    application,
    section,
    form,
    index,
    version: versionOf(section, application.draft),
    files: section.fields.some(({ kind }) => kind === 'files') ? await filesOf(application) : {},
    previous: form.sections[index - 1],
  })
}
