import { DateTime } from 'luxon'
import { inTransaction, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import type ActionPlan from './action_plan.js'
import { actionPlanWorkflow } from './action_plan_workflow.js'
import type PlanClause from './plan_clause.js'
import { PlanMilestone, PlanProgress } from './plan_clause.js'
import PlanTarget from './plan_target.js'

/** While a plan can be written on. */
const OPEN = ['draft', 'in_force'] as const

/** One change of a plan, held open meanwhile, with its line in the trail. */
function change(plan: ActionPlan, by: Actor, action: string, opinion: string, write: (trx: Trx) => Promise<unknown>) {
  return inTransaction(async (trx) => {
    await actionPlanWorkflow.hold(trx, plan.id, OPEN, 'edit')
    await write(trx)
    await actionPlanWorkflow.tell(trx, action, plan.id, by, { opinion })
  })
}

export type PlanFacts = Pick<ActionPlan, 'name' | 'docNumber' | 'startsOn' | 'endsOn'>

export function revisePlan(plan: ActionPlan, by: Actor, facts: PlanFacts) {
  return change(plan, by, 'action_plan.revised', facts.name, (trx) => plan.useTransaction(trx).merge(facts).save())
}

export type TargetFacts = Omit<TargetColumns, 'reason'>
type TargetColumns = Partial<PlanTarget> & { reason?: string }

/** @param target null adds one at the end */
export function writeTarget(
  plan: ActionPlan,
  target: PlanTarget | null,
  by: Actor,
  { reason, ...facts }: TargetColumns & { reason: string }
) {
  const said = target ? differenceOf(target, facts) : facts.name
  return change(plan, by, 'action_plan.target_changed', [said, reason].filter(Boolean).join(' '), async (trx) => {
    if (target) return target.useTransaction(trx).merge(facts).save()
    const [{ last }] = await trx.from('plan_targets').where({ plan_id: plan.id }).max('position as last')
    return PlanTarget.create({ ...facts, planId: plan.id, position: Number(last ?? 0) + 1 }, { client: trx })
  })
}

/** 咨询服务：3000 → 3500。 */
function differenceOf(target: PlanTarget, facts: Partial<PlanTarget>) {
  const text = (value: unknown) => (value instanceof DateTime ? value.toISODate() : String(value ?? '—'))
  const now = target.$attributes
  const changed = Object.entries(facts).filter(([name, value]) => text(now[name]) !== text(value))
  return `${target.name}：${changed.map(([name, value]) => `${text(now[name])} → ${text(value)}`).join('；')}。`
}

export function removeTarget(plan: ActionPlan, target: PlanTarget, by: Actor) {
  return change(plan, by, 'action_plan.target_removed', target.name, (trx) => target.useTransaction(trx).delete())
}

export function writeClause(clause: PlanClause, by: Actor, facts: Partial<PlanClause>) {
  return change(clause.plan, by, 'action_plan.clause_changed', said(clause, facts.title), (trx) =>
    clause.useTransaction(trx).merge(facts).save()
  )
}

export function addMilestone(clause: PlanClause, by: Actor, facts: { title: string; dueOn: DateTime }) {
  return change(clause.plan, by, 'action_plan.milestone_added', said(clause, facts.title), (trx) =>
    PlanMilestone.create({ ...facts, clauseId: clause.id }, { client: trx })
  )
}

export function proveMilestone(
  clause: PlanClause,
  milestone: PlanMilestone,
  by: Actor,
  facts: { doneOn: DateTime; proof: string }
) {
  const text = said(clause, `${milestone.title}。${facts.proof}`)
  return change(clause.plan, by, 'action_plan.milestone_done', text, (trx) =>
    milestone.useTransaction(trx).merge(facts).save()
  )
}

export function removeMilestone(clause: PlanClause, milestone: PlanMilestone, by: Actor) {
  return change(clause.plan, by, 'action_plan.milestone_removed', said(clause, milestone.title), (trx) =>
    milestone.useTransaction(trx).delete()
  )
}

/** One text a year; writing again replaces it, the one before stays in the trail. */
export function noteProgress(
  clause: PlanClause,
  by: Actor & { id: number },
  { year, content }: { year: number; content: string }
) {
  return change(clause.plan, by, 'action_plan.progress_noted', said(clause, `${year}：${content}`), (trx) =>
    PlanProgress.updateOrCreate({ clauseId: clause.id, year }, { content, writtenById: by.id }, { client: trx })
  )
}

const said = ({ number }: PlanClause, text = '') => `${number}. ${text}`
