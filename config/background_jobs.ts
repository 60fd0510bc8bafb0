/** Work that is done in the background: when it is warned of, and how much is acted on at once. */
export default {
  /** Seconds between two signs of life of a worker, and after which it is taken for gone. */
  signEvery: 15,
  silence: 90,
  /** Minutes without any worker, or with one job in hand, after which administrators are warned. */
  missingAfter: 5,
  stuckAfter: 60,
  /** Jobs that are tried again or set aside by one act. */
  mostAtOnce: 500,
  /** Jobs of one standing are counted up to here. */
  mostCounted: 10_000,
}
