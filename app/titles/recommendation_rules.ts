import type { Affiliation } from '#app/organizations/host_types'
import type { Grade } from '#app/designations/yearly_grade'
import type { TitleKind } from './external_title.js'

/** 推荐备案国家网点: the city or somebody else recommends, the national office files (备案). Nothing is conferred here. */

export const routes = ['city', 'governing_body', 'culture_ministry'] as const

export type Route = (typeof routes)[number]

/**
 * Who recommends, by 隶属关系 (国知办函服字〔2023〕284号 under 国知办发服字〔2020〕46号): the city its own, those of its
 * districts and private ones; whoever belongs to a ministry, the academy or a national body is recommended by that
 * body, libraries of culture and tourism by the ministry, both with a copy to the city. Of national associations the
 * text at hand is cut: they are taken like other national bodies.
 */
export function routeFor(affiliation: Affiliation): Route {
  if (affiliation === 'culture_tourism') return 'culture_ministry'
  return ['municipal', 'district', 'private'].includes(affiliation) ? 'city' : 'governing_body'
}

export type Standing = {
  isInForce: boolean
  /** Kinds of the titles that the institution holds by now, in whatever stage. */
  held: readonly TitleKind[]
  /** The newest yearly grade of the point. */
  lastGrade: Grade | null
}

export type RecommendationFault =
  'not_in_force' | 'is_national_point' | 'is_tisc' | 'is_university_center' | 'unqualified'

/**
 * Why a point cannot be recommended: only points of the province in force file through it, TISC and university centres
 * do not file (国知办函服字〔2023〕284号), nor does who is being prepared as a TISC (《广州市知识产权公共服务网点管理办法》
 * applies it so); whoever is filed already need not. That a point graded 不合格 waits is custom.
 */
export function recommendationFaults({ isInForce, held, lastGrade }: Standing): RecommendationFault[] {
  const faults: [RecommendationFault, boolean][] = [
    ['not_in_force', !isInForce],
    ['is_national_point', held.includes('national_point')],
    ['is_tisc', held.includes('tisc')],
    ['is_university_center', held.includes('university_center')],
    ['unqualified', lastGrade === 'unqualified'],
  ]
  return faults.filter(([, isFault]) => isFault).map(([fault]) => fault)
}
