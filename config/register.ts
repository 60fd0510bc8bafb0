/** How long things about a title may take. Customary values unless a source is named. */
export default {
  /** A change is reported within so many calendar days after it happened. */
  reportDays: 30,
  /** Months that a suspension may last. */
  suspensionMonths: 6,
  /** Days before the end of a term on which the institution is reminded, beside the day on which renewal opens. */
  reminderDays: [45, 30],
}
