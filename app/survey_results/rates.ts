import { wilson } from './intervals.js'
import { LEVELS_DOWN, type Level } from './levels.js'

/** A share in per cent with Wilson's interval. */
export type Rate = { n: number; value: number; low: number; high: number }

/** How often each level was chosen, ★5 first. */
export function distributionOf(levels: readonly Level[]): number[] {
  return LEVELS_DOWN.map((level) => levels.filter((one) => one === level).length)
}

/** 满意率（好差评口径）: only the last two levels are 差评 (好差评). */
export function praiseRate(distribution: readonly number[]) {
  return rateOf(distribution, 3)
}

/** 满意率（前两档口径）; on the question about everything it is also called CSAT. */
export function topTwoRate(distribution: readonly number[]) {
  return rateOf(distribution, 2)
}

function rateOf(distribution: readonly number[], levels: number): Rate | null {
  const [hits, n] = [total(distribution.slice(0, levels)), total(distribution)]
  return shareOf(hits, n)
}

export function shareOf(hits: number, n: number): Rate | null {
  const interval = wilson(hits, n)
  return interval && { n, value: (hits * 100) / n, low: interval.low * 100, high: interval.high * 100 }
}

export type Nps = { n: number; value: number; promoters: number; detractors: number }

/** %(9–10) − %(0–6) */
export function npsOf(answers: readonly number[]): Nps | null {
  const n = answers.length
  if (n === 0) return null
  const promoters = answers.filter((answer) => answer >= 9).length
  const detractors = answers.filter((answer) => answer <= 6).length
  return { n, value: ((promoters - detractors) * 100) / n, promoters, detractors }
}

/** What came back by personal letters, of how many were sent, and what counts. */
export type Returns = { sent: number; returned: number; valid: number; open: number; openValid: number }

/** 回收率, 有效率 in per cent. Open links have no "sent": they count for 有效率 only. */
export function returnRates({ sent, returned, valid, open, openValid }: Returns) {
  const all = returned + open
  return {
    response: sent > 0 ? (returned * 100) / sent : null,
    valid: all > 0 ? ((valid + openValid) * 100) / all : null,
  }
}

/** Answers by open links have no "sent": valid ones for each hundred services of the year instead. */
export function answersPer100({ openValid }: Pick<Returns, 'openValid'>, services: number) {
  return services > 0 ? (openValid * 100) / services : null
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0)
