/**
 * Limits in working days. All are promises of the office, not statutory: 行政许可法 Art. 32 and 42 were taken as the
 * pattern for intake and decision, 深圳 2025 年度评价通知 for supplements, the rest is customary.
 */
export default {
  /** 一次性告知: tell all defects at once. */
  intake: 5,
  /** 补正 by the applicant. */
  supplement: 5,
  /** 区级初审 */
  districtReview: 10,
  /** 市局核验 */
  verification: 10,
  /** The whole decision; expert review, public notice and the applicant's own time not counted. */
  decision: 20,
  /** 异议核查 */
  objectionCheck: 15,
  /** 预约答复 by the point. */
  bookingAnswer: 2,
  /** 个人信息请求: answered by the city. */
  personalRequest: 15,
  /** 差评: first contact by the point, call-back by the city after the repair. */
  firstContact: 1,
  callBack: 3,
  /** 变更、暂停、注销: verification by the city, and the decision of the head of the division. */
  changeVerification: 10,
  changeDecision: 5,
  /** Longest extension of a clock, once and with a reason. */
  extension: 10,
  /** A clock is amber from so many working days before its end. */
  soon: 2,
}
