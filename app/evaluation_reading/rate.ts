import { Fraction } from '#app/indicators/fraction'
import type { Indicator } from '#app/indicators/indicator_content'
import { type Figures, givenBy, mostOf } from '#app/indicators/rules'

/**
 * 得分率: which part of its weight an indicator gives, exactly; it is the same whatever the weight. In plain numbers where
 * they hold it, because thousands of weights are tried.
 */
export type Rate = { top: number; bottom: number } | { top: bigint; bottom: bigint }

/** Up to here twice a product with a weight of 100.00 is a whole number that a double holds exactly. */
const SMALL = BigInt(Math.floor(Number.MAX_SAFE_INTEGER / 40_000))

export function rateOf(indicator: Indicator, variant: string, figures: Figures): Rate {
  const most = mostOf(indicator)
  if (most.equals(Fraction.zero)) return { top: 0, bottom: 1 }
  const given = indicator.parts.map(({ rule }) => givenBy(rule, variant, figures).points)
  return plainest(Fraction.sum(given).over(most))
}

export function plainest({ top, bottom }: Pick<Fraction, 'top' | 'bottom'>): Rate {
  const common = commonDivisor(top, bottom)
  const rate = { top: top / common, bottom: bottom / common }
  return rate.top < SMALL && rate.bottom < SMALL ? { top: Number(rate.top), bottom: Number(rate.bottom) } : rate
}

function commonDivisor(one: bigint, other: bigint): bigint {
  return other === 0n ? one : commonDivisor(other, one % other)
}

/** The same as `scoreOf` gives for this weight. @param weight in hundredths */
export function lineOf(rate: Rate, weight: number): number {
  if (typeof rate.top === 'number') {
    const bottom = rate.bottom as number
    return Math.floor((2 * rate.top * weight + bottom) / (2 * bottom))
  }
  const bottom = rate.bottom as bigint
  return Number((2n * rate.top * BigInt(weight) + bottom) / (2n * bottom))
}

export const asNumber = ({ top, bottom }: Rate) => Number(top) / Number(bottom)
