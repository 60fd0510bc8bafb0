import type { Grading, IndicatorContent } from '#app/indicators/indicator_content'
import { withWeights } from '#app/indicators/edit_content'
import { evaluate, withinQuota } from '#app/indicators/total'
import type { ReadingPoint } from './reading_point.js'
import { ranked, type Standing } from './standings.js'

/** Points by indicator and variant, and where the grades begin; what is not named stays. */
export type Wish = {
  weights: Readonly<Record<string, Readonly<Record<string, number>>>>
  bands: Readonly<Partial<Record<Grading['bands'][number]['grade'], number>>>
  quotaPercent?: number
}

export function wished(content: IndicatorContent, { weights, bands, quotaPercent }: Wish): IndicatorContent {
  const { grading } = content
  const excellent = { ...grading.excellent, quotaPercent: quotaPercent ?? grading.excellent.quotaPercent }
  const moved = grading.bands.map(({ grade, from }) => ({ grade, from: bands[grade] ?? from }))
  return { ...withWeights(content, weights), grading: { bands: moved, excellent } }
}

/** All points by a system, from the figures they were rated by. Nothing is kept. */
export function judged(content: IndicatorContent, points: readonly ReadingPoint[]): Standing[] {
  const rated = points.map(({ id, variant, figures, extras }) => ({
    id,
    ...evaluate(content, variant, figures, { extras }),
  }))
  return ranked(withinQuota(content, rated))
}

export type Shift = { point: ReadingPoint; before: Standing; after: Standing; change: number; ranks: number }

/** Each point before and after; a positive number of ranks is a way up. */
export function shifts(points: readonly ReadingPoint[], before: readonly Standing[], after: readonly Standing[]) {
  return points.map((point, at): Shift => {
    const [was, is] = [before[at], after[at]]
    return { point, before: was, after: is, change: is.final - was.final, ranks: was.rank - is.rank }
  })
}

export const changesGrade = ({ before, after }: Shift) => before.grade !== after.grade
