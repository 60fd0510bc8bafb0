/** Consultations that the public books. Customary values. */
export default {
  /** From tomorrow on, so many days can be chosen. */
  daysAhead: 14,
  /** So many in one half of a day at one point. */
  perHalfDay: 4,
  /** The hour, HH:mm, at which the morning ends. */
  noon: '12:00',
}
