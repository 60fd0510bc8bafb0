/** Keys of programs that read or write for another authority. All customary values. */
export default {
  /** Requests a minute from one address without a key. */
  anonymousPerMinute: 60,
  /** Requests a minute with a key, unless the administrator gives another number; and the most that can be given. */
  perMinute: 600,
  mostPerMinute: 6000,
  /** Days that a key is valid at most. */
  longestDays: 365,
  /** Administrators are told so many days before a key ends. */
  warnDays: 14,
  /** After a rotation the old secret goes on working for so many hours, so that the holder can change over. */
  changeOverHours: 72,
}
