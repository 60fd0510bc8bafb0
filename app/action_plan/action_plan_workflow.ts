import type { Actor } from '#app/users/actor'
import { Workflow } from '#app/workflow/workflow'
import type ActionPlan from './action_plan.js'

export type PlanState = 'draft' | 'in_force' | 'closed'

/** A plan is written, holds for its years, and stays to be looked at. */
export const actionPlanWorkflow = new Workflow(
  'action_plan',
  'action_plans',
  {
    draft: { tone: 'quiet', waitsFor: ['division_head'], group: 'draft' },
    in_force: { tone: 'info', waitsFor: null, group: 'in_force' },
    closed: { tone: 'good', waitsFor: null, group: 'closed' },
  },
  {
    enact: { from: ['draft'], to: 'in_force', recordedAs: 'action_plan.enacted' },
    close: { from: ['in_force'], to: 'closed', recordedAs: 'action_plan.closed' },
  } as const satisfies Record<string, { from: readonly PlanState[]; to: PlanState; recordedAs: string }>
)

export type PlanStep = keyof typeof actionPlanWorkflow.steps

export function takePlanStep(step: PlanStep, plan: ActionPlan, by: Actor, version?: number) {
  return actionPlanWorkflow.take(step, plan, { by, version })
}
