import db from '@adonisjs/lucid/services/db'
import { beijingDay } from '#app/calendar/working_days'
import BadRatingCase from './bad_rating_case.js'
import { isLate } from './case_limits.js'

/** Of one point and year: what the yearly evaluation asks of bad ratings. */
export type ComplaintFacts = {
  /** Without those that an appeal struck out. */
  cases: number
  /** 属实 or 部分属实. */
  valid: number
  /** Closed, with every limit kept. */
  closedInTime: number
  /** With a limit passed, closed or not. */
  late: number
  open: number
  /** 申诉成立 */
  struckOut: number
}

/** @returns by point; those without a case have none */
export async function complaintFacts(designationIds: readonly number[], year: number, today = beijingDay()) {
  const rows = await BadRatingCase.query()
    .whereIn('designationId', [...designationIds])
    .whereBetween('ratedOn', [`${year}-01-01`, `${year}-12-31`])
    .preload('clocks')
  const facts = new Map<number, ComplaintFacts>()
  for (const row of rows) {
    const sum = facts.get(row.designationId) ?? noFacts()
    facts.set(row.designationId, added(sum, row, isLate(row.clocks, today)))
  }
  return facts
}

/** 整改完成数: closed cases of a year's ratings by point, without those that an appeal struck out. */
export async function repairedIn(year: number) {
  const rows = await db
    .from('bad_rating_cases')
    .where('state', 'closed')
    .whereBetween('rated_on', [`${year}-01-01`, `${year}-12-31`])
    .groupBy('designation_id')
    .select('designation_id')
    .count('* as repaired')
  return new Map<number, number>(rows.map((row) => [row.designation_id, Number(row.repaired)]))
}

const noFacts = (): ComplaintFacts => ({ cases: 0, valid: 0, closedInTime: 0, late: 0, open: 0, struckOut: 0 })

function added(sum: ComplaintFacts, { state, verdict }: BadRatingCase, late: boolean): ComplaintFacts {
  if (state === 'upheld') return { ...sum, struckOut: sum.struckOut + 1 }
  const isClosed = state === 'closed'
  return {
    ...sum,
    cases: sum.cases + 1,
    valid: sum.valid + (verdict === 'founded' || verdict === 'partly' ? 1 : 0),
    closedInTime: sum.closedInTime + (isClosed && !late ? 1 : 0),
    late: sum.late + (late ? 1 : 0),
    open: sum.open + (isClosed ? 0 : 1),
  }
}
