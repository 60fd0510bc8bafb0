import { beijingDay } from '#app/calendar/working_days'
import type Designation from '#app/designations/designation'
import type ExternalTitle from '#app/titles/external_title'
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
    const ruling = { opinion: '同意推荐。', docNumber: `京知局函〔${beijingDay().slice(0, 4)}〕7号` }
    await confirmRecommendation(recommendation, actor(people.head), ruling)
  }
  return recommendation
}
