import type { HttpContext } from '@adonisjs/core/http'
import { showAgain } from '#app/core/form_page'
import PointEvaluation from '#app/evaluations/point_evaluation'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { selfTrip } from './self_trip.js'
import { sendWorkbook } from './send_workbook.js'
import { takeIn, uploadsOf } from './trip_page.js'
import { tripWorkbook } from './trip_workbook.js'
import WorkbookPolicy from './workbook_policy.js'

/** 离线自评: the self-assessment of a point, to be filled in with Excel or WPS and sent back. */
export default class SelfWorkbooksController {
  async show(ctx: HttpContext) {
    const evaluation = await ownEvaluation(ctx)
    return ctx.view.render('pages/evaluation_workbooks/self', {
      ...{ evaluation, isOpen: evaluation.state === 'self_open' },
      ...(await uploadsOf('self_assessment', evaluation.id, ctx.auth.getUserOrFail().id)),
    })
  }

  async sheet(ctx: HttpContext) {
    const evaluation = await ownEvaluation(ctx)
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

async function ownEvaluation({ auth, bouncer, params }: HttpContext) {
  const evaluation = await PointEvaluation.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.point_evaluation_id) || 0)
    .preload('cycle')
    .firstOrFail()
  await bouncer.with(WorkbookPolicy).authorize('assess', evaluation)
  return evaluation
}
