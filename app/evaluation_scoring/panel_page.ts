import config from '#config/evaluation_scoring'
import type { HttpContext } from '@adonisjs/core/http'
import { timelineOf } from '#app/audit/timeline'
import { found } from '#app/core/answers'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { visibleCycle } from '#app/evaluations/evaluation_cycle_page'
import { BEFORE_SCORING } from '#app/evaluations/evaluation_cycle_workflow'
import type { ViewedList } from '#app/lists/viewed_list'
import type PointEvaluation from '#app/evaluations/point_evaluation'
import { acceptedExperts, countsOfInvited } from '#app/experts/accepted_experts'
import { dueOf } from '#app/workflow/due_of'
import { EvaluationPanel } from './evaluation_panel.js'
import EvaluationPanelPolicy from './evaluation_panel_policy.js'
import { judgedPoints } from './evaluation_seat.js'
import { evaluationPanelWorkflow } from './evaluation_panel_workflow.js'
import { panelBoard, seatsOfPoints } from './panel_board.js'
import { lacksOf, pointsOf } from './panel_experts.js'
import { pointGroups, standingOf } from './panel_point_list.js'
import { panelRefusals } from './panel_refusals.js'

/** The panel of a cycle as this person sees it, with its cycle and where its experts are drawn; null before it is opened. */
export async function panelFor({ auth }: HttpContext, cycle: EvaluationCycle) {
  const panel = await EvaluationPanel.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('cycleId', cycle.id)
    .preload('assignment')
    .first()
  panel?.$setRelated('cycle', cycle)
  return panel
}

export async function visiblePanel(ctx: HttpContext) {
  return found(ctx, await panelFor(ctx, await visibleCycle(ctx)))
}

export const panelPath = (cycleId: number) => `/evaluation-cycles/${cycleId}/panel`

/** Before there is a panel: how many experts are asked. */
export async function renderOpening({ bouncer, view }: HttpContext, cycle: EvaluationCycle) {
  const policy = bouncer.with(EvaluationPanelPolicy)
  return view.render('pages/evaluation_panels/create', {
    ...{ cycle, customary: config, path: panelPath(cycle.id), points: await countPoints(cycle.id) },
    mayRun: (await policy.allows('run')) && BEFORE_SCORING.includes(cycle.state),
  })
}

/** The board: who is behind, which points lack somebody, what stands in the way of the next step. */
export async function renderPanel(ctx: HttpContext, panel: EvaluationPanel, list: ViewedList<PointEvaluation>) {
  const { bouncer, view, i18n } = ctx
  const mayRun = await bouncer.with(EvaluationPanelPolicy).allows('run')
  const refusals = await refusalsOf(panel)
  return view.render('pages/evaluation_panels/show', {
    ...{ panel, list, mayRun, refusals, pointGroups, cycle: panel.cycle, path: panelPath(panel.cycleId) },
    board: await panelBoard(panel),
    who: await seatsOfPoints(list.rows.map(({ id }) => id)),
    points: await countPoints(panel.cycleId),
    standingOf,
    invited: await countsOfInvited(panel),
    lacks: panel.state === 'preparing' ? await lacks(panel) : [],
    allocations: await panel.related('allocations').query().orderBy('id'),
    due: (await dueOf('evaluation_panel', [panel.id]))[panel.id] ?? null,
    can: (step: keyof typeof evaluationPanelWorkflow.steps) => mayRun && evaluationPanelWorkflow.allows(step, panel),
    timeline: await timelineOf('evaluation_panel', panel.id, i18n),
  })
}

async function countPoints(cycleId: number) {
  const [{ $extras }] = await judgedPoints().where('cycleId', cycleId).count('* as total')
  return Number($extras.total)
}

async function refusalsOf(panel: EvaluationPanel) {
  return ['allocated', 'scoring'].includes(panel.state) ? panelRefusals(undefined, panel.cycle) : []
}

async function lacks(panel: EvaluationPanel) {
  const experts = await acceptedExperts(panel)
  return experts.length === 0 ? [] : lacksOf(await pointsOf(panel), experts, panel.cycle.seats)
}
