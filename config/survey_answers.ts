/** Answering and its anonymity. Customary values. */
export default {
  /** Nobody's answer leaves the pool in a smaller company than this, and nobody's point is named in one. */
  least: 5,
  /** Nobody reads and answers a whole questionnaire faster. Seconds. */
  hastySeconds: 60,
  /** So many items with one and the same level are a straight line. */
  straightLineItems: 6,
  /** Answering somebody else's questionnaire by a code at the point takes a person longer than this. Seconds. */
  robotSeconds: 5,
  /** A sealed answer is filled up to a multiple of this, so that its size says nothing. Bytes. */
  sealedBlock: 4096,
  /** In an hour. Kept in memory only, so that no address is ever in the database. */
  limits: { misses: 60, receipts: 60, openPerAddress: 60, openPerCode: 600 },
  /** More answers than this from one address in an hour are looked at when the wave is cleaned. */
  crowd: 10,
}
