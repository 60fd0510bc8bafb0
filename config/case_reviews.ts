/** Scoring of cases; customary values. */
export default {
  /** Experts of the jury of a call. */
  jury: 12,
  /** Fewest whom a call with one seat more for each case can do with. */
  leastJury: 3,
  mostJury: 30,
  /** Shares of the points of an item: below the one and above the other a reason is written. */
  reasonBelow: 0.6,
  reasonAbove: 0.95,
  reason: { least: 5, most: 300 },
  opinion: { least: 10, most: 1000 },
  note: { least: 10, most: 2000 },
  /** What stands in the reviewers' copy where words were taken out. */
  mask: '〔略〕',
}
