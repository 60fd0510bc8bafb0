import { YearlyGradeSchema } from '#database/schema'
import type Designation from './designation.js'

/** 年度考核等次, best first. */
export const grades = ['excellent', 'good', 'qualified', 'unqualified'] as const

export type Grade = (typeof grades)[number]

/** What the yearly evaluation said of a point. */
export default class YearlyGrade extends YearlyGradeSchema {
  declare grade: Grade

  /** The newest first. */
  static of({ id }: Pick<Designation, 'id'>, most: number) {
    return this.query().where('designationId', id).orderBy('year', 'desc').limit(most)
  }
}
