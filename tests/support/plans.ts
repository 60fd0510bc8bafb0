import { takePlanStep } from '#app/action_plan/action_plan_workflow'
import { draftPlan, firstPlan } from '#app/action_plan/draft_plan'
import type { World } from '#tests/world'
import { actor } from './applications.js'

export async function planInForce({ handler, head }: World['people']) {
  const plan = await draftPlan(await firstPlan(), actor(handler))
  await takePlanStep('enact', plan, actor(head))
  return plan
}
