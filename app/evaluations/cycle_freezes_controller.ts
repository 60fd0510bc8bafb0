import type { HttpContext } from '@adonisjs/core/http'
import { freezeFigures } from '#app/evaluation_figures/figure_freeze_workflow'
import { personOf } from '#app/users/actor'
import { visibleCycle } from './evaluation_cycle_page.js'
import EvaluationCyclePolicy from './evaluation_cycle_policy.js'
import { evaluationCycleWorkflow } from './evaluation_cycle_workflow.js'
import PointEvaluation from './point_evaluation.js'

/** 冻结评价数据 of all that take part, when they have filed and before they are scored. */
export default class CycleFreezesController {
  async store(ctx: HttpContext) {
    const { bouncer, response, session, i18n } = ctx
    const cycle = await visibleCycle(ctx)
    await bouncer.with(EvaluationCyclePolicy).authorize('manage')
    const points = await PointEvaluation.query().where('cycleId', cycle.id).whereNot('state', 'left')
    const ids = points.map(({ designationId }) => designationId)
    const { total } = await freezeFigures(cycle.year, ids, personOf(ctx), (trx) =>
      evaluationCycleWorkflow.hold(trx, cycle.id, ['formal_check'], 'freeze')
    )
    session.flash('success', i18n.t('evaluation_cycles.freeze_ordered', { total }))
    return response.redirect(`/evaluation-cycles/${cycle.id}`)
  }
}
