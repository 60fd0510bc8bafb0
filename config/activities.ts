/** How activities are counted and kept. All customary values. */
export default {
  /** A month is closed at the end of this day of the next one. */
  lockDay: 10,
  /** A follow-up within so many days of the case that counted is not another case. */
  followUpDays: 7,
  /** Two texts that begin alike in so many characters may be the same thing. */
  alike: 20,
}
