/** How results are read. All customary values. */
export default {
  /** Groups of fewer are neither ranked nor given a mean. */
  leastGroup: 10,
  /** Steps of the histogram, in points; the lowest one holds all below. */
  histogram: { from: 50, step: 5 },
  /** Points at either end of the ranking. */
  ends: 5,
  /** Indicators that cost most, with what would lift them. */
  weakest: 5,
  /** Per cent by which each weight is moved. */
  step: 10,
  /** In points: who is nearer to an edge, or to who stands above, is asked what would tip it. */
  nearEdge: 2,
  nearNeighbour: 0.5,
  /** The nearest ones. */
  mostTippings: 20,
  /** Random weights: each moved by so many per cent at most and brought back to 100; a grade held this often is firm. */
  draws: { count: 1000, spread: 20, firm: 90, mostLines: 4_000_000 },
}
