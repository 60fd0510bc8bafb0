import { hundredths } from '#app/indicators/fraction'
import { type Indicator, type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import type { ReadingPoint } from './reading_point.js'

type Rated = Pick<ReadingPoint, 'variant' | 'lines'>

/** Points and what they could have been, in hundredths. */
export type Earned = { score: number; weight: number }

/** In tenths of a per cent, half up; of nothing there is no rate. */
export function percentOf({ score, weight }: Earned): number | null {
  return weight === 0 ? null : Math.floor((2000 * score + weight) / (2 * weight)) / 10
}

export function earnedOn(indicators: readonly Indicator[], points: readonly Rated[]): Earned {
  const all = points.flatMap(({ variant, lines }) =>
    indicators.map(({ id, points: weights }) => ({ score: lines[id] ?? 0, weight: hundredths(weights[variant] ?? 0) }))
  )
  return {
    score: all.reduce((sum, { score }) => sum + score, 0),
    weight: all.reduce((sum, { weight }) => sum + weight, 0),
  }
}

/** 得分率 of each 一级指标, all these points together. */
export function groupRates({ groups }: IndicatorContent, points: readonly Rated[]) {
  return groups.map((group) => rateLine(group, group.indicators, points))
}

/** The same of each 二级指标. */
export function indicatorRates(content: IndicatorContent, points: readonly Rated[]) {
  return indicatorsOf(content).map((indicator) => rateLine(indicator, [indicator], points))
}

type Named = Pick<Indicator, 'id' | 'code' | 'name'>

function rateLine({ id, code, name }: Named, indicators: readonly Indicator[], points: readonly Rated[]) {
  const earned = earnedOn(indicators, points)
  return { id, code, name, ...earned, percent: percentOf(earned) }
}

export type RateLine = ReturnType<typeof rateLine>

/** Last year's groups in the order of this year's. */
export function alike<Line extends { id: string; percent: number | null }>(groups: readonly Line[], former: Line[]) {
  const of = new Map(former.map((line) => [line.id, line.percent]))
  return groups.map((line) => ({ ...line, percent: of.get(line.id) ?? null }))
}
