import config from '#config/evaluation_reading'
import { type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import { type Prepared, type Standing, standings } from './standings.js'
import { mapWeights, movedWeights, weightsOf } from './weights.js'

/** How many points change their rank and their grade. */
export type Moved = { ranks: number; grades: number; furthest: number }

/** Each weight a tenth more and a tenth less, in all variants at once, the others making room. */
export function sensitivityOf(content: IndicatorContent, points: readonly Prepared[]) {
  const weights = weightsOf(content)
  const before = standings(content, points, weights)
  const moved = (at: number, percent: number) =>
    movedBetween(
      before,
      standings(
        content,
        points,
        mapWeights(weights, (one) => movedWeights(one, at, percent * 10))
      )
    )
  return indicatorsOf(content).map((indicator, at) => ({
    indicator,
    more: moved(at, config.step),
    less: moved(at, -config.step),
  }))
}

export type SensitivityLine = ReturnType<typeof sensitivityOf>[number]

export function movedBetween(before: readonly Standing[], after: readonly Standing[]): Moved {
  const ways = before.map(({ rank }, at) => Math.abs(rank - after[at].rank))
  return {
    ranks: ways.filter((way) => way > 0).length,
    grades: before.filter(({ grade }, at) => grade !== after[at].grade).length,
    furthest: Math.max(0, ...ways),
  }
}
