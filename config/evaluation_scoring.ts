/** Scoring of points by experts; customary values. */
export default {
  /** Experts of a panel. */
  panel: { least: 3, usual: 12, most: 60 },
  /** Points that one expert is given: what can be read with care in the days for the work. */
  mostPoints: 30,
  /** Below this share of the points a reason is written. */
  reasonBelow: 0.8,
  /** Records in a sample. What nine experts count together stays exact in a spreadsheet (indicators/formulas.ts). */
  mostSampled: 999,
  /** What an expert finds otherwise. */
  mostFound: 1_000_000,
  reason: { least: 5, most: 300 },
  opinion: { least: 10, most: 1000 },
  /** Two experts further apart than this share of what they can give, in per cent, are talked about at calibration. */
  gapPercent: 20,
}
