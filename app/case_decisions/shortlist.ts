import cases from '#config/cases'

type Ranked = { rank: number; band: number }

/** How many are shortlisted by the rule, before ties: 1.5 for each that is chosen. */
export function shortlistSize(toSelect: number) {
  return Math.ceil(Number((cases.shortlist * toSelect).toFixed(6)))
}

/**
 * 入围: the first of the jury's order; whoever has the rank of the last one is in as well.
 *
 * @returns the last rank that is in, 0 when there is nobody
 */
export function lastRankIn(ranked: readonly Pick<Ranked, 'rank'>[], toSelect: number) {
  const ranks = ranked.map(({ rank }) => rank).sort((one, other) => one - other)
  return ranks[Math.min(shortlistSize(toSelect), ranks.length) - 1] ?? 0
}

/**
 * The edge of the shortlist by the rule: how many equal ranks made it longer, and whether one band lies across it.
 */
export function edgeOf(ranked: readonly Ranked[], toSelect: number) {
  const last = lastRankIn(ranked, toSelect)
  const size = ranked.filter(({ rank }) => rank <= last).length
  const rule = shortlistSize(toSelect)
  return { last, size, rule, tied: Math.max(0, size - rule), sharesBand: bandAcross(ranked, last) }
}

/** The band of both the last one in and the first one out, whom the jury did not really tell apart; else null. */
export function bandAcross(ranked: readonly Ranked[], last: number) {
  const inside = ranked.filter(({ rank }) => rank <= last).map(({ band }) => band)
  const outside = ranked.filter(({ rank }) => rank > last).map(({ band }) => band)
  const [lowestIn, highestOut] = [Math.max(...inside), Math.min(...outside)]
  return outside.length > 0 && lowestIn === highestOut ? lowestIn : null
}
