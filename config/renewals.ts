/** 续期复审 of a title. All customary. */
export default {
  /** The window in which it is applied for, in calendar days before the last day of the term. */
  opensDaysBefore: 90,
  closesDaysBefore: 30,
  /** So many of the newest yearly grades, none of them older than so many years, decide whether experts are asked. */
  gradeYears: 3,
}
