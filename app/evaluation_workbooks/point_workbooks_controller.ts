import type { HttpContext } from '@adonisjs/core/http'
import { found } from '#app/core/answers'
import { formatScore } from '#app/core/format'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { sendWorkbook } from './send_workbook.js'
import { outcomeOf, pointFacts } from './point_facts.js'
import { pointWorkbook } from './point_workbook.js'
import WorkbookPolicy from './workbook_policy.js'

/** 计分工作簿 of one point. */
export default class PointWorkbooksController {
  async show(ctx: HttpContext) {
    const { auth, bouncer, params } = ctx
    const evaluation = await PointEvaluation.query()
      .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
      .where('id', Number(params.point_evaluation_id) || 0)
      .preload('cycle', (cycle) => void cycle.preload('indicatorVersion', (one) => void one.preload('indicatorSystem')))
      .firstOrFail()
    await bouncer.with(WorkbookPolicy).authorize('read', evaluation)
    const outcome = found(ctx, await outcomeOf(evaluation.id))
    return sendWorkbook(ctx, await pointWorkbook(await pointFacts(evaluation, outcome)), {
      name: `计分工作簿-${evaluation.number}-${evaluation.name}`,
      action: 'point_evaluation.workbook_exported',
      subject: { type: 'point_evaluation', id: evaluation.id },
      details: { outcome: outcome.number, final: formatScore(outcome.final) },
    })
  }
}
