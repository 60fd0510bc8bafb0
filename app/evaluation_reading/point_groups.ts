import { type Grade, GRADES } from '#app/indicators/indicator_content'
import { isSmall, meanOf, type Spread, spreadOf } from './distribution.js'
import type { ReadingPoint } from './reading_point.js'

export type GroupLine = {
  key: string
  n: number
  grades: Record<Grade, number>
  /** Of a small group neither: a single point would decide them. */
  mean: number | null
  spread: Spread | null
}

/** Points by district or type; in the order of their keys, because groups are not ranked. */
export function pointGroups(points: readonly ReadingPoint[], by: 'districtCode' | 'hostType'): GroupLine[] {
  const groups = Map.groupBy(points, (point) => point[by])
  return [...groups.keys()].sort().map((key) => {
    const own = groups.get(key)!
    const finals = own.map(({ final }) => final)
    const spread = isSmall(own.length) ? null : spreadOf(finals)
    return { key, n: own.length, grades: gradeCounts(own), mean: meanOf(finals), spread }
  })
}

export function gradeCounts(points: readonly { grade: Grade | null }[]): Record<Grade, number> {
  const counts = GRADES.map((grade) => [grade, points.filter((point) => point.grade === grade).length])
  return Object.fromEntries(counts) as Record<Grade, number>
}
