import config from '#config/evaluation_scoring'
import { marksOf } from '#app/evaluation_scoring/sheet_task'
import { hundredths } from '#app/indicators/fraction'
import type { IndicatorContent } from '#app/indicators/indicator_content'
import type EvaluationOutcome from './evaluation_outcome.js'

/** What the experts of a point gave, each for all of its indicators; hundredths. */
export type Marks = {
  totals: number[]
  highest: number | null
  lowest: number | null
  mean: number | null
  isFar: boolean
}

/** @param most what an expert can give in all */
export function marksIn({ seats }: Pick<EvaluationOutcome, 'seats'>, most: number): Marks {
  const totals = seats.flatMap(({ total }) => total ?? [])
  if (totals.length === 0) return { totals, highest: null, lowest: null, mean: null, isFar: false }
  const [highest, lowest] = [Math.max(...totals), Math.min(...totals)]
  const sum = totals.reduce((all, one) => all + one, 0)
  const isFar = (highest - lowest) * 100 > most * config.gapPercent
  return { totals, highest, lowest, mean: Math.round(sum / totals.length), isFar }
}

/** All points that experts can give; hundredths. */
export function mostOfExperts(content: IndicatorContent) {
  return marksOf(content).reduce((all, { points }) => all + hundredths(points), 0)
}
