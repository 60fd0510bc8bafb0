import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import SelfAssessmentPolicy from '#app/self_assessments/self_assessment_policy'
import { refuseOutsidePeriod } from '#app/self_assessments/self_draft'
import { begunEvaluation } from '#app/self_assessments/self_page'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { isOpen, selfTrip } from './self_trip.js'
import { sendWorkbook } from './send_workbook.js'
import { takeIn, uploadsOf } from './trip_page.js'
import { tripWorkbook } from './trip_workbook.js'

/** 离线自评: the self-assessment of a point, to be filled in with Excel or WPS and sent back. */
export default class SelfWorkbooksController {
  async show(ctx: HttpContext) {
    const evaluation = await ownEvaluation(ctx)
    return ctx.view.render('pages/evaluation_workbooks/self', {
      ...{ evaluation, isOpen: isOpen(evaluation) },
      ...(await uploadsOf('self_assessment', evaluation.id, ctx.auth.getUserOrFail().id)),
    })
  }

  async sheet(ctx: HttpContext) {
    const evaluation = await ownEvaluation(ctx)
    refuseOutsidePeriod(evaluation, 'download')
    const user = ctx.auth.getUserOrFail()
    const trips = await selfTrip.trips(user, [evaluation.number])
    if (trips.length === 0) throw new StepNotAllowed('download', 'moved_on')
    return sendWorkbook(ctx, await tripWorkbook('self_assessment', user.id, trips), {
      ...{ name: `自评表-${evaluation.number}-${evaluation.name}`, action: 'point_evaluation.self_exported' },
      subject: { type: 'point_evaluation', id: evaluation.id },
    })
  }

  async store(ctx: HttpContext) {
    const evaluation = await ownEvaluation(ctx)
    showAgain(ctx, () => this.show(ctx))
    const upload = await takeIn(ctx, 'self_assessment', evaluation.id)
    return ctx.response.redirect(`/score-uploads/${upload.id}`)
  }
}

async function ownEvaluation(ctx: HttpContext) {
  const evaluation = await begunEvaluation(ctx)
  await ctx.bouncer.with(SelfAssessmentPolicy).authorize('write', evaluation)
  return evaluation
}
