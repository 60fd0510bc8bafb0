import config from '#config/evaluation_reading'
import { hundredths } from '#app/indicators/fraction'
import { type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import { adviceOn } from './advice.js'
import type { ReadingPoint } from './reading_point.js'
import { edgesOf } from './standings.js'

type One = Pick<ReadingPoint, 'variant' | 'lines' | 'figures'>

/** Where the most points were lost, with what would bring them; experts' points have no advice. */
export function weakestOf(content: IndicatorContent, { variant, lines, figures }: One) {
  return indicatorsOf(content)
    .map((indicator) => {
      const weight = hundredths(indicator.points[variant] ?? 0)
      return { indicator, weight, score: lines[indicator.id] ?? 0, lost: weight - (lines[indicator.id] ?? 0) }
    })
    .filter(({ lost }) => lost > 0)
    .sort((one, other) => other.lost - one.lost)
    .slice(0, config.weakest)
    .map((line) => ({ ...line, advice: adviceOn(line.indicator, variant, figures) }))
}

/** The next better grade by the total alone, and how far away it is; null where there is none above. */
export function nextGrade(content: IndicatorContent, final: number) {
  const above = edgesOf(content).findLast(({ from }) => from > final)
  return above ? { grade: above.grade, by: above.from - final } : null
}
