import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import { cyclePointList, pointGroups, whyOf } from './cycle_point_list.js'
import { renderPoint, visibleCycle, visiblePoint } from './evaluation_cycle_page.js'
import EvaluationCyclePolicy from './evaluation_cycle_policy.js'
import PointEvaluation from './point_evaluation.js'

/** 参评网点 of a cycle, as the office keeps them. */
export default class CyclePointsController {
  async index(ctx: HttpContext) {
    const { bouncer, view, i18n } = ctx
    const cycle = await visibleCycle(ctx)
    await bouncer.with(EvaluationCyclePolicy).authorize('list')
    const points = PointEvaluation.query().where('cycleId', cycle.id)
    const title = `${cycle.title} ${i18n.t('evaluation_cycles.points')}`
    return answerList(ctx, points, cyclePointList(cycle, i18n), title, (list) =>
      view.render('pages/evaluations/points/index', {
        ...{ list, cycle, pointGroups, whyOf: (row: PointEvaluation) => whyOf(row, i18n) },
      })
    )
  }

  async show(ctx: HttpContext) {
    const cycle = await visibleCycle(ctx)
    await ctx.bouncer.with(EvaluationCyclePolicy).authorize('list')
    return renderPoint(ctx, cycle, await visiblePoint(ctx, cycle))
  }
}
