import renewals from '#config/renewals'
import { addDays } from '#app/calendar/working_days'
import type { Grade } from './yearly_grade.js'

/** The first and the last day on which another term can be applied for; days are ISO texts. */
export function renewalWindow(validUntil: string) {
  return {
    opensOn: addDays(validUntil, -renewals.opensDaysBefore),
    closesOn: addDays(validUntil, -renewals.closesDaysBefore),
  }
}

export function renewalFault(validUntil: string, today: string): 'not_yet' | 'over' | null {
  const { opensOn, closesOn } = renewalWindow(validUntil)
  if (today < opensOn) return 'not_yet'
  return today > closesOn ? 'over' : null
}

type Graded = { year: number; grade: Grade }

/** The grades that a renewal in this year looks at, the newest first: at most three, none older than three years. */
export function gradesThatCount<T extends Graded>(grades: readonly T[], year: number): T[] {
  return grades
    .filter((graded) => graded.year <= year && graded.year >= year - renewals.gradeYears)
    .sort((one, other) => other.year - one.year)
    .slice(0, renewals.gradeYears)
}

const GOOD: Grade[] = ['excellent', 'good']

/**
 * 复审: verified anew with the last three yearly grades; experts are not asked when all of them are 良好 or better
 * (customary, domain 2.1). A point without any grade has shown nothing yet: its experts are asked.
 */
export function skipsExperts(grades: readonly Graded[], year: number) {
  const counting = gradesThatCount(grades, year)
  return counting.length > 0 && counting.every(({ grade }) => GOOD.includes(grade))
}
