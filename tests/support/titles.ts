import { beijingYear } from '#app/core/beijing_day'
import type Designation from '#app/designations/designation'
import ExternalTitle from '#app/titles/external_title'
import { recordTitle } from '#app/titles/external_title_workflow'
import Recommendation from '#app/titles/recommendation'
import {
  confirmRecommendation,
  proposeRecommendation,
  type RecommendationState,
} from '#app/titles/recommendation_workflow'
import type { World } from '../world.js'
import { actor } from './applications.js'
import { makeDesignation } from './designations.js'
import { endingPoint, renewalIn } from './renewals.js'

/** What a handler types for a TISC. */
export const TISC = {
  kind: 'tisc',
  stage: 'operating',
  docNumber: '国知办函服字〔2025〕12号',
  batch: '第二期第二批',
  grantedOn: '2025-03-01',
  validUntil: null,
  assessedYear: null,
  assessedGrade: null,
  assessedDocNumber: null,
  note: null,
}

export function makeTitle(
  { organizations, people }: World,
  more: Partial<Record<keyof typeof TISC, unknown>> = {},
  organization = organizations.haidian
): Promise<ExternalTitle> {
  return recordTitle(organization, actor(people.handler), { ...TISC, ...more })
}

export const REASONS = '该单位面向园区企业开展公益检索和培训，连续三年考核良好以上，具备面向全国开放服务的条件。'

/** Of the point of 海淀, proposed or recommended. */
export async function makeRecommendation(
  world: World,
  state: Extract<RecommendationState, 'proposed' | 'recommended'> = 'proposed',
  designation?: Designation
) {
  const { people, organizations } = world
  const point = designation ?? (await makeDesignation(organizations.haidian))
  const proposal = { reasons: REASONS, recommendedBy: '北京市知识产权局' }
  const { id } = await proposeRecommendation(point, actor(people.handler), proposal)
  const recommendation = await Recommendation.findOrFail(id)
  if (state === 'recommended') {
    const ruling = { opinion: '同意推荐。', docNumber: `京知局函〔${beijingYear()}〕7号` }
    await confirmRecommendation(recommendation, actor(people.head), ruling)
  }
  return recommendation
}

/** What every page about titles has to show: a due point, one under renewal and recommended, one proposed, a title. */
export async function titlesFurnished(world: World) {
  const { organizations } = world
  const due = await endingPoint(world, 40, [])
  await due.merge({ number: '京知信网〔2023〕901号' }).save()
  const point = await endingPoint(world)
  const renewal = await renewalIn('verification', world, point)
  const recommendation = await makeRecommendation(world, 'recommended', point)
  const proposed = await makeRecommendation(world, 'proposed', await makeDesignation(organizations.chaoyang))
  const { id } = await makeTitle(world, {
    ...{ kind: 'university_center', stage: 'selected', validUntil: '2030-02-28', note: '牵头单位' },
    ...{ assessedYear: 2025, assessedGrade: 'excellent', assessedDocNumber: '国知办函服字〔2025〕301号' },
  })
  return { title: await ExternalTitle.findOrFail(id), due, point, renewal, recommendation, proposed }
}
