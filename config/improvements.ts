import type { Grade } from '#app/indicators/indicator_content'

/** From when on something is a problem of the year, and what is proposed about it. All customary values. */
export default {
  /** 平均得分率 of an indicator below so many per cent. */
  lowRate: 60,
  /** 等次 after which a point has to improve. */
  lowGrades: ['fail'] as readonly Grade[],
  /** A point that was recognised later in the year (month and day) is not asked for consultations yet. */
  recognisedUntil: '06-30',
  /** 差评 and complaints of one point, without those that an appeal struck out. */
  badRatings: 3,
  /** A published dimension of satisfaction, of a hundred points, and by how many it fell against a comparable survey. */
  lowSatisfaction: 80,
  fallOfSatisfaction: 3,
  /** Proposed as the due day, in the year after the problem. */
  dueDay: '11-30',
  /** Owners are reminded so many days before the due day, and on the first day after it. */
  reminderDays: [30, 7],
  /** What shows that a measure was taken. */
  proof: { maxBytes: 10 * 1024 * 1024, most: 10 },
  /** The newest measures that a conference is offered. */
  mostOffered: 100,
}
