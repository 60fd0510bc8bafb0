import type { HttpContext } from '@adonisjs/core/http'
import { answersOf } from '#app/core/form_answers'
import Submission from '#app/workflow/submission'
import { filesOf } from './application_draft.js'
import { pointApplicationForm as form } from './point_application_form.js'
import { visibleApplication } from './visible_application.js'

/** The application on paper: what was handed in last, or the draft so far. */
export default class ApplicationPrintsController {
  async show(ctx: HttpContext) {
    const application = await visibleApplication(ctx)
    await application.load((loader) => loader.load('batch').load('organization'))
    const submission = await Submission.newestOf('point_application', application.id)
    const content = submission?.answers ?? {
      ...application.draft,
      files: await filesOf(application),
    }

    return ctx.view.render('pages/service_points/applications/print', {
      application,
      submission,
      files: content.files ?? {},
      sections: answersOf(form, content, ctx.i18n),
      form,
    })
  }
}
