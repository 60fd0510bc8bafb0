import { DateTime } from 'luxon'
import config from '#config/evaluation_scoring'
import experts from '#config/experts'
import { inTransaction, isDuplicateKey, sqlTime, type Trx } from '#app/core/dialect'
import type EvaluationCycle from '#app/evaluations/evaluation_cycle'
import { BEFORE_SCORING, evaluationCycleWorkflow } from '#app/evaluations/evaluation_cycle_workflow'
import { openAssignmentIn } from '#app/experts/assignment_workflow'
import { endWork } from '#app/experts/work_of_experts'
import type { Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import { EvaluationPanel } from './evaluation_panel.js'

export type PanelState = 'preparing' | 'allocated' | 'scoring' | 'concluded'

const HANDLER = ['bureau_handler'] as const

/** From the search for experts to what they gave. Who scores which point is in point_allocation.ts. */
export const evaluationPanelWorkflow = new Workflow(
  'evaluation_panel',
  'evaluation_panels',
  {
    preparing: { tone: 'waiting', waitsFor: HANDLER, group: 'open' },
    allocated: { tone: 'waiting', waitsFor: HANDLER, group: 'open' },
    scoring: { tone: 'info', waitsFor: ['expert'], group: 'running' },
    concluded: { tone: 'good', waitsFor: null, group: 'over' },
  },
  {
    /** Again where a point or an expert came or went meanwhile. */
    freeze: { from: ['preparing'], to: 'preparing', recordedAs: 'evaluation_panel.frozen' },
    allocate: { from: ['preparing'], to: 'allocated', recordedAs: 'evaluation_panel.allocated' },
    begin: { from: ['allocated'], to: 'scoring', recordedAs: 'evaluation_panel.begun' },
    conclude: { from: ['scoring'], to: 'concluded', recordedAs: 'evaluation_panel.concluded' },
  } as const satisfies Record<string, { from: readonly PanelState[]; to: PanelState; recordedAs: string }>,
  {
    title: ({ cycle }: EvaluationPanel) => cycle.title,
    rules: { evaluation_scoring: { limit: experts.work, runsIn: ['scoring'] } },
  }
)

export const BEFORE_THE_END = [...evaluationPanelWorkflow.statesIn('open'), 'scoring'] as const satisfies PanelState[]

export type Person = Actor & { id: number }
export type Seen = { version?: number }

/**
 * 组建评审组: the experts are drawn in their own room, without names of units: who must step aside does so point by point.
 *
 * @throws StepNotAllowed `panel_exists`, or when the cycle is past its formal check
 */
export async function openPanel(cycle: EvaluationCycle, by: Person, seats: number = config.panel.usual) {
  try {
    return await inTransaction((trx) => openPanelIn(trx, cycle, by, seats))
  } catch (error) {
    if (isDuplicateKey(error)) throw new StepNotAllowed('open', 'panel_exists')
    throw error
  }
}

async function openPanelIn(trx: Trx, cycle: EvaluationCycle, by: Person, seats: number) {
  await evaluationCycleWorkflow.hold(trx, cycle.id, BEFORE_SCORING, 'open')
  const panel = await EvaluationPanel.create(
    {
      ...{ cycleId: cycle.id, state: 'preparing', version: 0, stateSince: DateTime.utc() },
      createdById: by.id,
    },
    { client: trx }
  )
  const parties = { units: [], recommenders: [], recommendingPeople: [], coAuthors: [] }
  const asked = { title: cycle.title, seats, quotas: [], parties, seedKind: 'committed' as const, seedSource: null }
  const assignment = await openAssignmentIn(trx, asked, by, { type: 'evaluation_panel', id: panel.id })
  await panel.merge({ assignmentId: assignment.id }).save()
  panel.$setRelated('cycle', cycle)
  await evaluationPanelWorkflow.begin(trx, panel, by, 'evaluation_panel.opened', { assignment: assignment.number })
  return panel
}

/**
 * The cycle begins its scoring: experts see their seats from now on. A part of the step of the cycle, which has asked
 * `panelRefusals()` before.
 */
export async function beginPanelIn(trx: Trx, cycle: EvaluationCycle, by: Actor) {
  await evaluationPanelWorkflow.takeIn(trx, 'begin', await panelOf(trx, cycle), { by, set: { begun_at: sqlTime() } })
}

/** The cycle is calibrated: nothing is scored any more, and the experts have done what they were invited to. */
export async function concludePanelIn(trx: Trx, cycle: EvaluationCycle, by: Actor) {
  const panel = await panelOf(trx, cycle)
  await evaluationPanelWorkflow.takeIn(trx, 'conclude', panel, { by })
  await endWork(trx, panel, by)
}

async function panelOf(trx: Trx, cycle: EvaluationCycle) {
  const panel = await EvaluationPanel.query({ client: trx }).where('cycleId', cycle.id).firstOrFail()
  panel.$setRelated('cycle', cycle)
  return panel
}
