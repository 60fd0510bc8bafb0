/** 效能评估. Days are working days. F-S14 (深圳) where named in domain §2.6; the rest is customary. */
export default {
  /** Month and day of the following year until which points file: mid January (F-S14). */
  selfDue: '01-16',
  /** One-time notice, five days, late is judged as filed (F-S14). */
  supplement: 5,
  /** 宽限: the most that one point can be given. */
  grace: 10,
  noticeDays: 5,
  appeal: 5,
  appealAnswer: 10,
  /** A point recognised for less takes part without a grade (参评不定等). */
  newMonths: 6,
  /** Scores for each point (三名以上专家). */
  seats: { least: 3, usual: 3, most: 9 },
  /** In 字. */
  statement: 1000,
  /** For each indicator. */
  evidence: 10,
  evidenceBytes: 20 * 1024 * 1024,
}
