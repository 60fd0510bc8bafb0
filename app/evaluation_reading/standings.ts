import { hundredths } from '#app/indicators/fraction'
import { type Grade, type IndicatorContent, indicatorsOf } from '#app/indicators/indicator_content'
import { type Figures, scoreOf } from '#app/indicators/rules'
import { type Extras, gradeOf, type Total, totalOf, withinQuota } from '#app/indicators/total'
import { lineOf, type Rate, rateOf } from './rate.js'
import { type AllWeights, WHOLE, type Weights } from './weights.js'

/** What a point brings into a calculation that is done again. */
export type Known = { id: number; variant: string; figures: Figures; extras: Extras }

/**
 * A point with the rates of its indicators; whatever the weights are, they stay. So does whether it fulfils what 优秀 asks
 * of single indicators: a condition in points means a part of the weight that it was written for.
 */
export type Prepared = Pick<Known, 'id' | 'variant'> & {
  rates: readonly Rate[]
  extra: Total
  conditions: Readonly<Record<string, number>>
}

/** 名次: who shares a total shares a rank. */
export type Standing = { id: number; final: number; grade: Grade; rank: number }

export function prepared(content: IndicatorContent, { id, variant, figures, extras }: Known): Prepared {
  const rates = indicatorsOf(content).map((indicator) => rateOf(indicator, variant, figures))
  const asked = content.grading.excellent.indicators.map(({ indicator }) => indicator)
  const conditions = indicatorsOf(content)
    .filter((indicator) => asked.includes(indicator.id))
    .map((indicator) => [indicator.id, scoreOf(indicator, variant, figures).hundredths])
  return { id, variant, rates, extra: totalOf(content, [], extras), conditions: Object.fromEntries(conditions) }
}

/** The same totals, grades and quota as `evaluate` and `withinQuota`, for these weights. */
export function standings(content: IndicatorContent, points: readonly Prepared[], weights: AllWeights): Standing[] {
  const graded = points.map((point) => {
    const final = finalOf(point, linesOf(point, weights[point.variant]))
    const { isVetoed } = point.extra
    return { id: point.id, final, isVetoed, ...gradeOf(content, { ...point.extra, final }, point.conditions) }
  })
  return ranked(withinQuota(content, graded))
}

export function linesOf({ rates }: Prepared, weights: Weights): number[] {
  return rates.map((rate, at) => lineOf(rate, weights[at]))
}

/** @param lines in hundredths, as many as there are indicators */
export function finalOf({ extra }: Prepared, lines: readonly number[]) {
  const base = lines.reduce((sum, line) => sum + line, 0)
  return Math.min(WHOLE, base + extra.bonus - extra.deduction)
}

type Ranking = { id: number; final: number; grade: Grade; isVetoed?: boolean }

/** Whom a veto keeps out of the ranking of the results takes nobody's rank here either: they stand behind all others. */
export function ranked<One extends Ranking>(all: readonly One[]): Standing[] {
  const finals = all.filter(({ isVetoed }) => !isVetoed).map(({ final }) => final)
  finals.sort((one, other) => other - one)
  const ranks = new Map<number, number>()
  for (const [at, final] of finals.entries()) if (!ranks.has(final)) ranks.set(final, at + 1)
  const behind = finals.length + 1
  return all.map(({ id, final, grade, isVetoed }) => ({
    ...{ id, final, grade },
    rank: isVetoed ? behind : ranks.get(final)!,
  }))
}

/** Where grades begin, in hundredths. */
export const edgesOf = ({ grading }: Pick<IndicatorContent, 'grading'>) =>
  grading.bands.map(({ grade, from }) => ({ grade, from: hundredths(from) }))
