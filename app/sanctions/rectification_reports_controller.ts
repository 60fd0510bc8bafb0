import type { HttpContext } from '@adonisjs/core/http'
import limits from '#config/sanctions'
import { beijingDay } from '#app/calendar/working_days'
import { showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import type Rectification from './rectification.js'
import { filesOf } from './rectification_files.js'
import { visibleRectification } from './rectification_page.js'
import RectificationPolicy from './rectification_policy.js'
import { contentOf, reportValidator, saveReport, typedReport, versionOf } from './rectification_report.js'
import { reportRectification } from './rectification_workflow.js'

/** 整改报告: written by the institution, saved while it is typed, handed in by the principal. */
export default class RectificationReportsController {
  async edit(ctx: HttpContext) {
    return renderReport(ctx, await ownRectification(ctx))
  }

  async update(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const rectification = await ownRectification(ctx)
    const submits = request.input('then') === 'submit'
    if (submits) await bouncer.with(RectificationPolicy).authorize('submit', rectification)

    const report = typedReport(rectification, request.input('report'))
    const version = await saveReport(rectification, report, request.input('version'))
    if (request.accepts(['html', 'json']) === 'json') return response.send({ version })
    if (submits) {
      showAgain(ctx, () => renderReport(ctx, rectification))
      await request.validateUsing(reportValidator(beijingDay), { data: { report } })
      await reportRectification(rectification, personOf(ctx), await contentOf(rectification))
    }
    session.flash('success', i18n.t(submits ? 'rectifications.reported' : 'rectifications.saved'))
    return response.redirect(`/rectifications/${rectification.id}`)
  }
}

async function ownRectification(ctx: HttpContext) {
  const rectification = await visibleRectification(ctx)
  await ctx.bouncer.with(RectificationPolicy).authorize('report', rectification)
  if (rectification.state !== 'ordered') throw new StepNotAllowed('edit', 'report_closed')
  return rectification
}

async function renderReport({ bouncer, view }: HttpContext, rectification: Rectification) {
  return view.render('pages/sanctions/rectifications/report', {
    rectification,
    version: versionOf(rectification.report),
    files: await filesOf(rectification),
    maxBytes: limits.files.maxBytes,
    maySubmit: await bouncer.with(RectificationPolicy).allows('submit', rectification),
  })
}
