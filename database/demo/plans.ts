import { DateTime } from 'luxon'
import type ActionPlan from '#app/action_plan/action_plan'
import { takePlanStep } from '#app/action_plan/action_plan_workflow'
import { noteProgress, proveMilestone } from '#app/action_plan/change_plan'
import { draftPlan, firstPlan, nextPlanOf } from '#app/action_plan/draft_plan'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'

/** What the network of a demonstration can reach. */
const SMALLER: Record<string, number> = { consultations: 900, training_sessions: 60, training_attendance: 2000 }

/** The plan that was issued, with what shows that it was carried out, and the one that holds now. */
export async function seedPlans({ handlers: [handler], head }: { handlers: User[]; head: User }) {
  const [writer, decider] = [handler, head].map((user) => ({ ...actorFor(user), id: user.id }))
  const first = await draftPlan(await firstPlan(), writer)
  await takePlanStep('enact', first, decider)
  for (const clause of await clausesOf(first)) {
    for (const milestone of clause.milestones) {
      const proof = `${milestone.dueOn.year}年工作报告第${clause.number}项`
      await proveMilestone(clause, milestone, writer, { doneOn: milestone.dueOn.minus({ days: 9 }), proof })
    }
  }
  await takePlanStep('close', first, decider)

  const text = await nextPlanOf(first)
  const targets = text.targets.map((target) => ({ ...target, target: SMALLER[target.measure] ?? target.target }))
  const second = await draftPlan({ ...text, targets }, writer)
  await takePlanStep('enact', second, decider)
  for (const clause of (await clausesOf(second)).slice(0, 8)) {
    const reached = clause.milestones.filter(({ dueOn }) => dueOn < DateTime.now().minus({ months: 3 }))
    for (const milestone of reached) {
      const proof = `${milestone.dueOn.year}年第四季度工作台账`
      await proveMilestone(clause, milestone, writer, { doneOn: milestone.dueOn.minus({ days: 5 }), proof })
    }
    const content = `${clause.owner}牵头推进“${clause.title}”，已形成年度任务清单，按季度检查。`
    await noteProgress(clause, writer, { year: second.startsOn.year, content })
  }
}

async function clausesOf(plan: ActionPlan) {
  const clauses = await plan.related('clauses').query().preload('milestones').orderBy('number')
  for (const clause of clauses) clause.$setRelated('plan', plan)
  return clauses
}
