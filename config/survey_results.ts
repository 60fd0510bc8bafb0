/** How satisfaction is counted and what of it may be shown (domain 4; customary unless a source is named there). */
export default {
  /** Points for ★5 … ★1. */
  levelMaps: {
    standard: { 5: 100, 4: 80, 3: 60, 2: 30, 1: 0 },
    linear: { 5: 100, 4: 75, 3: 50, 2: 25, 1: 0 },
    stars: { 5: 5, 4: 4, 3: 3, 2: 2, 1: 1 },
  },
  defaultMap: 'standard',
  /** A point is published and ranked from so many valid answers, and shown inside the office from so many. */
  publishFrom: 30,
  internalFrom: 10,
  /** A group, or a crossing of two, with fewer is hidden. */
  cellFrom: 5,
  /** No point is more than this share of the city's index. */
  capPercent: 10,
  /** What a point did in a year, summed: people served. */
  volumeMeasures: ['consultations', 'training_attendance'],
  /** Words for the index on the scale to 100, from the first that it reaches. */
  words: [
    [90, 'high'],
    [80, 'good'],
    [70, 'fair'],
    [60, 'low'],
    [0, 'poor'],
  ],
  /** Half the width of the interval that a survey of the city aims at, in per cent. */
  aimedAt: 5,
  /** Answers read at a time. */
  batch: 1000,
} as const
