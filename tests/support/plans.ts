import { takePlanStep } from '#app/action_plan/action_plan_workflow'
import { draftPlan, firstPlan, nextPlanOf } from '#app/action_plan/draft_plan'
import type { World } from '#tests/world'
import { actor } from './applications.js'

export async function planInForce({ handler, head }: World['people']) {
  const plan = await draftPlan(await firstPlan(), actor(handler))
  await takePlanStep('enact', plan, actor(head))
  return plan
}

/** The next one, which is about the years that tests run in. */
export async function planOfThisYear({ handler, head }: World['people']) {
  const first = await planInForce({ handler, head } as World['people'])
  await takePlanStep('close', first, actor(head))
  const plan = await draftPlan(await nextPlanOf(first), actor(handler))
  await takePlanStep('enact', plan, actor(head))
  return plan
}
