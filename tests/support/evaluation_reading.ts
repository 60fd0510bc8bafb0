import { type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import type { Figures } from '#app/indicators/rules'
import { standardContent } from '#app/indicators/standard_content'
import { evaluate, NO_EXTRAS } from '#app/indicators/total'
import type { ReadingPoint } from '#app/evaluation_reading/reading_point'
import { Dice, randomFigures } from './indicators.js'

/** A point with these figures, as it is read. */
export function readingPoint(
  id: number,
  figures: Figures,
  more: Partial<ReadingPoint> & { content?: IndicatorContent } = {}
): ReadingPoint {
  const { content = standardContent, ...facts } = more
  const [variant, extras] = [facts.variant ?? 'general', facts.extras ?? NO_EXTRAS]
  const { final, grade, scores } = evaluate(content, variant, figures, { extras })
  const lines = Object.fromEntries(Object.entries(scores).map(([key, { hundredths }]) => [key, hundredths]))
  return {
    ...{ id, designationId: id, name: `第 ${id} 网点`, hostType: 'museum', districtCode: '110105', part: 'rated' },
    ...{ variant, figures, extras, lines, final, grade, ...facts },
  }
}

const TYPES = ['museum', 'university', 'industrial_park', 'public_library']
const VARIANTS = ['general', 'university', 'park', 'library']

/** So many points by the standard indicators, their figures by chance, of four types. */
export function manyPoints(count: number, seed = 7): ReadingPoint[] {
  const dice = new Dice(seed)
  return Array.from({ length: count }, (_, at) => {
    const own = indicatorsOf(standardContent).map((indicator) => randomFigures(dice, indicator))
    const type = at % TYPES.length
    return readingPoint(at + 1, Object.assign({}, ...own), { hostType: TYPES[type], variant: VARIANTS[type] })
  })
}
