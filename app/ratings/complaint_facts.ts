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

/** One case as the evaluation counts it. */
export type ComplaintRow = {
  id: number
  designationId: number
  number: string
  /** ISO day of the rating. */
  on: string
  isValid: boolean
  isLate: boolean
  isClosed: boolean
  isStruckOut: boolean
}

/** The cases of a year's ratings of some points, in their order. */
export async function complaintRows(
  designationIds: readonly number[],
  year: number,
  today = beijingDay()
): Promise<ComplaintRow[]> {
  const rows = await BadRatingCase.query()
    .whereIn('designationId', [...designationIds])
    .whereBetween('ratedOn', [`${year}-01-01`, `${year}-12-31`])
    .preload('clocks')
    .orderBy('id')
  return rows.map(({ id, designationId, number, ratedOn, verdict, state, clocks }) => ({
    ...{ id, designationId, number, on: ratedOn.toISODate()! },
    isValid: verdict === 'founded' || verdict === 'partly',
    isLate: isLate(clocks, today),
    isClosed: state === 'closed',
    isStruckOut: state === 'upheld',
  }))
}

/** @returns by point; those without a case have none */
export async function complaintFacts(designationIds: readonly number[], year: number, today = beijingDay()) {
  const facts = new Map<number, ComplaintFacts>()
  for (const row of await complaintRows(designationIds, year, today)) {
    facts.set(row.designationId, added(facts.get(row.designationId) ?? noFacts(), row))
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

/** Cases of a year's ratings by point, without those that an appeal struck out. */
export async function complaintsIn(year: number) {
  const rows = await db
    .from('bad_rating_cases')
    .whereNot('state', 'upheld')
    .whereBetween('rated_on', [`${year}-01-01`, `${year}-12-31`])
    .groupBy('designation_id')
    .select('designation_id')
    .count('* as cases')
  return new Map<number, number>(rows.map((row) => [row.designation_id, Number(row.cases)]))
}

const noFacts = (): ComplaintFacts => ({ cases: 0, valid: 0, closedInTime: 0, late: 0, open: 0, struckOut: 0 })

function added(sum: ComplaintFacts, row: ComplaintRow): ComplaintFacts {
  if (row.isStruckOut) return { ...sum, struckOut: sum.struckOut + 1 }
  return {
    ...sum,
    cases: sum.cases + 1,
    valid: sum.valid + (row.isValid ? 1 : 0),
    closedInTime: sum.closedInTime + (row.isClosed && !row.isLate ? 1 : 0),
    late: sum.late + (row.isLate ? 1 : 0),
    open: sum.open + (row.isClosed ? 0 : 1),
  }
}
