import config from '#config/evaluation_results'
import { type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
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
export function marksOf(totals: readonly number[], most: number): Marks {
  if (totals.length === 0) return { totals: [], highest: null, lowest: null, mean: null, isFar: false }
  const [highest, lowest] = [Math.max(...totals), Math.min(...totals)]
  const sum = totals.reduce((all, one) => all + one, 0)
  const isFar = (highest - lowest) * 100 > most * config.spreadPercent
  return { totals: [...totals], highest, lowest, mean: Math.round(sum / totals.length), isFar }
}

/** All points that experts can give; hundredths. */
export function mostOfExperts(content: IndicatorContent) {
  return indicatorsOf(content)
    .flatMap(({ parts }) => parts)
    .reduce((all, { rule }) => all + (rule.kind === 'expert' ? Math.round(rule.points * 100) : 0), 0)
}

export const marksIn = ({ seats }: EvaluationOutcome, most: number) =>
  marksOf(
    seats.flatMap(({ total }) => total ?? []),
    most
  )
