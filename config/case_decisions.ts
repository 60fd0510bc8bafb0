/** How typical cases are chosen (customary). */
export default {
  /** Does a unit learn the mean of its own case with the result? Points of others are never told. */
  showsOwnMean: false,
} as const
