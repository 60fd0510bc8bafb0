import type { HttpContext } from '@adonisjs/core/http'
import { answersOf } from '#app/core/form_answers'
import { seenVersion } from '#app/core/seen_version'
import Submission from '#app/workflow/submission'
import { personOf } from '#app/users/actor'
import { checkDraft, editableForm, standingOf } from './application_draft.js'
import { pointApplicationForm } from './point_application_form.js'
import PointApplicationPolicy from './point_application_policy.js'
import { submitApplication } from './application_handing_in.js'
import { visibleApplication } from './visible_application.js'

/** Handing in: read everything once more, submit, keep the receipt. */
export default class SubmissionsController {
  async create(ctx: HttpContext) {
    const application = await visibleApplication(ctx)
    await ctx.bouncer.with(PointApplicationPolicy).authorize('edit', application)
    const form = await editableForm(application)
    await application.load((loader) => loader.load('batch').load('organization'))

    const { problems, files } = await checkDraft(application, ctx.i18n, form)
    return ctx.view.render('pages/service_points/drafts/check', {
      application,
      files,
      problems,
      sections: answersOf(pointApplicationForm, application.draft, ctx.i18n),
      standing: standingOf(application, form, problems, files),
      open: form.sections.map(({ name }) => name),
      maySubmit: await ctx.bouncer.with(PointApplicationPolicy).allows('submit', application),
    })
  }

  async store(ctx: HttpContext) {
    const { bouncer, response } = ctx
    const application = await visibleApplication(ctx)
    await bouncer.with(PointApplicationPolicy).authorize('submit', application)
    const { problems, content } = await checkDraft(application, ctx.i18n, await editableForm(application))
    if (problems.length > 0) {
      response.status(422)
      return response.send(await this.create(ctx))
    }

    await submitApplication(application, personOf(ctx), content, {
      version: seenVersion(ctx),
    })
    return response.redirect(`/applications/${application.id}/submissions/${application.round}`)
  }

  /** The receipt. */
  async show(ctx: HttpContext) {
    const application = await visibleApplication(ctx)
    const submission = await Submission.query()
      .where({
        subjectType: 'point_application',
        subjectId: application.id,
        round: Number(ctx.params.id) || 0,
      })
      .firstOrFail()
    await application.load('batch')
    return ctx.view.render('pages/service_points/drafts/receipt', { application, submission })
  }
}
