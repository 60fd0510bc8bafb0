/** How events are counted and run. Customary values. */
export default {
  /** 培训场次 are these kinds; exchanges and the annual conference stand in the ledger and are not counted. */
  countedKinds: ['training', 'lecture', 'salon', 'contest'],
  /** With fewer people it is no 场次. */
  leastPeople: 5,
  /** Online, who stays shorter has not attended. */
  viewerMinutes: 10,
  /** Minutes after which the code on the screen is another one; the one before is still good as long. */
  codeMinutes: 5,
  /** The annual conference is announced so many working days before. */
  noticeWorkingDays: 10,
} as const
