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
 * The edge of the shortlist by the rule: how many equal ranks made it longer, and whether the last one in and the first
 * one out are in one band, so that the jury did not really tell them apart.
 */
export function edgeOf(ranked: readonly Ranked[], toSelect: number) {
  const last = lastRankIn(ranked, toSelect)
  const inside = ranked.filter(({ rank }) => rank <= last)
  const outside = ranked.filter(({ rank }) => rank > last).sort((one, other) => one.rank - other.rank)
  const bandInside = Math.max(0, ...inside.map(({ band }) => band))
  return {
    ...{ last, size: inside.length, rule: shortlistSize(toSelect) },
    tied: Math.max(0, inside.length - shortlistSize(toSelect)),
    sharesBand: outside.length > 0 && outside[0].band === bandInside ? bandInside : null,
  }
}
