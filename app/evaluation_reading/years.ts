import { canonicalJson } from '#app/core/canonical_json'
import { type Indicator, type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import type { ReadingPoint } from './reading_point.js'
import { earnedOn, percentOf } from './score_rates.js'

/** same; weight: another weight, its rate can be compared; rules: cannot; added: it was not asked last year. */
export type Comparability = 'same' | 'weight' | 'rules' | 'added'

/** @param before the indicator of the same id in last year's version */
export function comparabilityOf(before: Indicator | undefined, after: Indicator): Comparability {
  if (!before) return 'added'
  if (rulesOf(before) !== rulesOf(after)) return 'rules'
  return canonicalJson(before.points) === canonicalJson(after.points) ? 'same' : 'weight'
}

/** What gives points, without the words it is told in. */
function rulesOf({ parts, evidence }: Indicator) {
  const words = new Set(['of', 'unit', 'text', 'id'])
  const plain = (_key: string, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).filter(([key]) => !words.has(key)))
      : value
  return canonicalJson(JSON.parse(JSON.stringify({ parts, evidence }, plain)))
}

export type YearOf = { content: IndicatorContent; points: readonly ReadingPoint[] }

/** 得分率 of this year beside last year's, by the id of the indicator; a change only where both mean the same. */
export function yearOnYear(now: YearOf, before: YearOf) {
  const former = new Map(indicatorsOf(before.content).map((indicator) => [indicator.id, indicator]))
  return indicatorsOf(now.content).map((indicator) => {
    const { id, code, name } = indicator
    const own = former.get(id)
    const comparability = comparabilityOf(own, indicator)
    const percent = percentOf(earnedOn([indicator], now.points))
    const last = own ? percentOf(earnedOn([own], before.points)) : null
    const isComparable = ['same', 'weight'].includes(comparability) && percent !== null && last !== null
    return { id, code, name, comparability, percent, last, change: isComparable ? tenths(percent - last) : null }
  })
}

export type YearLine = ReturnType<typeof yearOnYear>[number]

const tenths = (value: number) => Math.round(value * 10) / 10

/** Indicators of last year that are gone. */
export function goneSince(now: IndicatorContent, before: IndicatorContent) {
  const ids = new Set(indicatorsOf(now).map(({ id }) => id))
  return indicatorsOf(before).filter(({ id }) => !ids.has(id))
}

/** Points that were rated in both years: only their totals can be set beside each other. */
export function inBothYears(now: readonly ReadingPoint[], before: readonly ReadingPoint[]) {
  const former = new Map(before.map((point) => [point.designationId, point]))
  return now.flatMap((point) => {
    const last = former.get(point.designationId)
    return last ? [{ now: point, last, change: point.final - last.final }] : []
  })
}
