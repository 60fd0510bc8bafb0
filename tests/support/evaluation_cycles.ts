import { takeCycleStep } from '#app/evaluations/evaluation_cycle_acts'
import PointEvaluation from '#app/evaluations/point_evaluation'
import { createSystem, proposeVersion, publishVersion } from '#app/indicators/indicator_version_workflow'
import { standardContent } from '#app/indicators/standard_content'
import { planCycle } from '#app/evaluations/plan_cycle'
import type { World } from '../world.js'
import { actor } from './applications.js'
import { versionWith } from './indicators.js'

export const PLAN = { year: 2025, title: '2025 年度网点效能评估', selfDueOn: '2026-01-16', seats: 3 }

/** The standard indicators, published for a year. */
export async function publishedFor({ people }: Pick<World, 'people'>, year = PLAN.year) {
  const names = { nameZh: '网点效能评估指标体系', nameEn: 'Evaluation of points' }
  const { id } = await createSystem(names, year, standardContent, actor(people.handler))
  const version = await versionWith(id)
  await proposeVersion(version, actor(people.handler))
  await publishVersion(version, actor(people.head))
  return version
}

export const plannedCycle = ({ people }: Pick<World, 'people'>) =>
  planCycle({ ...PLAN, basis: '京知局〔2026〕2号' }, actor(people.handler))

/** Of years that no other room's fixtures use: one planned, one in which points write, one that waits for the leader. */
export async function furnishedCycles(world: World) {
  const by = actor(world.people.handler)
  const planOf = (year: number) => ({
    ...PLAN,
    year,
    title: `${year} 年度网点效能评估`,
    selfDueOn: `${year + 1}-01-16`,
  })
  const planned = await planCycle({ ...planOf(2024), basis: '京知局〔2025〕2号' }, by)
  await publishedFor(world, 2023)
  const running = await planCycle(planOf(2023), by)
  await takeCycleStep('open', running, by)
  const point = await PointEvaluation.findByOrFail('cycleId', running.id)
  const deliberated = await planCycle(planOf(2022), by)
  await deliberated.merge({ state: 'deliberation' }).save()
  return { planned, running, deliberated, point }
}
