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
