import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/evaluations'
import { timelineOf } from '#app/audit/timeline'
import { beijingYear } from '#app/core/beijing_day'
import { boardOf, nextOf, talliesOf } from './cycle_board.js'
import { cyclePartsFor } from './cycle_parts.js'
import EvaluationCycle from './evaluation_cycle.js'
import EvaluationCyclePolicy from './evaluation_cycle_policy.js'
import { BEFORE_SCORING, evaluationCycleWorkflow as workflow } from './evaluation_cycle_workflow.js'
import { pointGroups } from './cycle_point_list.js'
import { GRACE } from './point_acts.js'
import PointEvaluation from './point_evaluation.js'
import { pointEvaluationWorkflow as pointWorkflow } from './point_evaluation_workflow.js'
import { countsOf, scopeOf } from './scope_of_cycle.js'

/** The cycle of the address with its indicators, or 404. */
export function visibleCycle({ auth, params }: HttpContext) {
  return EvaluationCycle.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.evaluation_cycle_id ?? params.cycle_id ?? params.id) || 0)
    .preload('indicatorVersion', (versions) => void versions.preload('indicatorSystem'))
    .firstOrFail()
}

/** The board: where everything stands, and what keeps it from the next step. */
export async function renderCycle(ctx: HttpContext, cycle: EvaluationCycle) {
  const { auth, bouncer, view, i18n } = ctx
  const policy = bouncer.with(EvaluationCyclePolicy)
  const next = await nextOf(cycle)
  const isPlanned = cycle.state === 'planned'
  return view.render('pages/evaluations/cycles/show', {
    ...{ cycle, next, path: `/evaluation-cycles/${cycle.id}`, pointGroups },
    steps: progressOf(cycle),
    board: isPlanned ? null : boardOf(await talliesOf(cycle)),
    scope: isPlanned ? countsOf(await scopeOf(cycle)) : null,
    parts: await cyclePartsFor(auth.getUserOrFail(), cycle, i18n),
    manages: await policy.allows('manage'),
    mayTake: next !== null && (await policy.allows('take', next.step)),
    mayGiveBack: workflow.allows('giveBack', cycle) && (await policy.allows('take', 'giveBack')),
    timeline: await timelineOf('evaluation_cycle', cycle.id, i18n),
  })
}

/** The line of states with the one of today. */
function progressOf({ state }: EvaluationCycle) {
  const states = Object.keys(workflow.states)
  const at = states.indexOf(state)
  return states.map((key, place) => ({
    key,
    mark: place < at || state === 'final' ? 'done' : place === at ? 'current' : 'todo',
  }))
}

/** @param cycle null of one that is begun: last year's, due in the middle of January */
export function renderPlan({ view, i18n }: HttpContext, cycle: EvaluationCycle | null) {
  const year = beijingYear() - 1
  const values = cycle
    ? { ...cycle.serialize(), selfDueOn: cycle.selfDueOn.toISODate() }
    : {
        ...{ year, title: i18n.t('evaluation_cycles.usual_title', { year: String(year) }) },
        ...{ selfDueOn: `${year + 1}-${config.selfDue}`, seats: config.seats.usual },
      }
  return view.render('pages/evaluations/cycles/edit', { cycle, values, seats: config.seats })
}

export async function visiblePoint({ params }: HttpContext, cycle: EvaluationCycle) {
  const evaluation = await PointEvaluation.query()
    .where({ cycleId: cycle.id, id: Number(params.evaluation_id) || 0 })
    .firstOrFail()
  evaluation.$setRelated('cycle', cycle)
  return evaluation
}

/** One point as the office manages it: its part, grace, leave. What it filed has its own page. */
export async function renderPoint(ctx: HttpContext, cycle: EvaluationCycle, evaluation: PointEvaluation) {
  const manages = await ctx.bouncer.with(EvaluationCyclePolicy).allows('manage')
  const mayChange = manages && BEFORE_SCORING.includes(cycle.state)
  return ctx.view.render('pages/evaluations/points/show', {
    ...{ cycle, evaluation, grace: GRACE, path: `/evaluation-cycles/${cycle.id}/points/${evaluation.id}` },
    mayReopen: mayChange && (evaluation.state === 'self_open' || pointWorkflow.allows('reopen', evaluation)),
    mayLeave: manages && pointWorkflow.allows('leave', evaluation),
    mayChangePart: mayChange && evaluation.state !== 'left',
    timeline: await timelineOf('point_evaluation', evaluation.id, ctx.i18n),
  })
}
