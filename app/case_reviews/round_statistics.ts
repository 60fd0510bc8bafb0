import { krippendorffAlpha } from '#app/experts/krippendorff'
import { figuresOfExperts, scoresBySubject } from '#app/experts/jury_statistics'
import { namedJudges } from '#app/experts/named_judges'
import type CaseRound from './case_round.js'
import { rankedCases } from './round_results.js'
import { countedSeats } from './round_totals.js'

/** Bars of the histogram: points from … up to the next. */
const BINS = [0, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95] as const

/** 评审统计: how strict, how spread, how far they agree, how firm the ranks are. */
export async function statisticsOf(round: CaseRound) {
  const seats = await countedSeats(round.id).where('state', 'submitted')
  const marks: Record<string, Record<string, number>> = {}
  for (const { expertId, blindId, total } of seats) (marks[expertId] ??= {})[blindId] = total! / 100
  return {
    scores: seats.length,
    judges: await namedJudges(figuresOfExperts(marks)),
    alpha: krippendorffAlpha([...scoresBySubject(marks).values()], 'interval'),
    histogram: histogramOf(seats.map(({ total }) => total! / 100)),
    ranked: await rankedCases(round),
  }
}

export function histogramOf(totals: readonly number[]) {
  return BINS.map((from, at) => {
    const until = BINS[at + 1] ?? Infinity
    const label = at === 0 ? `< ${until}` : until === Infinity ? `≥ ${from}` : `${from}–${until}`
    return { label, value: totals.filter((total) => total >= from && total < until).length }
  })
}
