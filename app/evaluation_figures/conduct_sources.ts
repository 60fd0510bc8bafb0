import db from '@adonisjs/lucid/services/db'
import { beijingDay } from '#app/core/beijing_day'
import { complaintRows } from '#app/ratings/complaint_facts'
import { idsOf, spanOf, type AskedYear, type FigureSource, type SourceRow } from './figure.js'

/** How a point keeps its house: what it reports and when, what it was ordered to put right, what people complained of. */

const ENTRIES = [
  { table: 'consultations', type: 'consultation', day: 'served_on', path: '/consultations' },
  { table: 'events', type: 'event', day: 'ends_on', path: '/trainings' },
] as const

/**
 * 数据报送: confirmed entries of the two ledgers. In time is what did not have to come by a late correction after the
 * month was closed; at the first check passed is what was never given back and never changed afterwards.
 */
export const reporting: FigureSource = async (asked) => {
  const found: SourceRow[] = []
  for (const entry of ENTRIES) found.push(...(await entriesOf(entry, asked)))
  return found
}

async function entriesOf({ table, type, day, path }: (typeof ENTRIES)[number], { points, year }: AskedYear) {
  const rows = await db
    .from(table)
    .whereIn(`${table}.designation_id`, idsOf(points))
    .where(`${table}.state`, 'confirmed')
    .whereBetween(`${table}.${day}`, spanOf(year))
    .select('id', 'designation_id', 'number', db.raw(`substr(${day}, 1, 10) as day`))
    .select(corrected(table, type, 'late'), corrected(table, type, 'change'), returned(table, type))
    .orderBy('id')
  return rows.map((row) => ({
    ...{ designationId: row.designation_id, type, id: row.id, label: row.number, on: row.day },
    href: `${path}/${row.id}`,
    facts: { inTime: !row.late, passed: !row.given_back && !row.change },
  }))
}

const corrected = (table: string, type: string, kind: 'late' | 'change') =>
  db
    .from('activity_corrections')
    .whereColumn('subject_id', `${table}.id`)
    .where({ subject_type: type, kind, state: 'approved' })
    .count('*')
    .as(kind)

const returned = (table: string, type: string) =>
  db
    .from('audit_entries')
    .whereColumn('subject_id', `${table}.id`)
    .where({ subject_type: type, action: `${type}.returned` })
    .count('*')
    .as('given_back')

/**
 * 限期整改 that ran in the year: open at its end (or today), late when nothing was handed in by the last day. Whatever
 * was ordered until then and not closed before the year began.
 */
export const rectifications: FigureSource = async ({ points, year, today }) => {
  const [from, until] = spanOf(year)
  const end = until < today ? until : today
  const rows = await db
    .from('rectifications')
    .whereIn('designation_id', idsOf(points))
    .where('ordered_on', '<=', end)
    .where((ran) => void ran.whereIn('state', OPEN).orWhere('state_since', '>=', `${year - 1}-12-31 16:00:00`))
    .select('id', 'designation_id', 'doc_number', 'state', 'state_since')
    .select(db.raw('substr(due_on, 1, 10) as due'), db.raw('substr(ordered_on, 1, 10) as day'))
    .select(
      db
        .from('submissions')
        .whereColumn('subject_id', 'rectifications.id')
        .where('subject_type', 'rectification')
        .min('created_at')
        .as('reported_at')
    )
    .orderBy('id')
  return rows.map((row) => ({
    ...{ designationId: row.designation_id, type: 'rectification', id: row.id, label: row.doc_number, on: row.day },
    href: `/rectifications/${row.id}`,
    facts: {
      isOpen: OPEN.includes(row.state) || dayOf(row.state_since) > end,
      isLate: row.due >= from && row.due < end && !(row.reported_at && dayOf(row.reported_at) <= row.due),
    },
  }))
}

const OPEN = ['ordered', 'reported']

/** Stored in UTC; MySQL's driver gives a Date. */
const dayOf = (moment: string | Date) =>
  beijingDay(moment instanceof Date ? moment : new Date(`${moment.replace(' ', 'T').slice(0, 19)}Z`))

/** 差评与投诉 of the year, without what an appeal struck out. */
export const complaints: FigureSource = async ({ points, year, today }) => {
  const rows = await complaintRows(idsOf(points), year, today)
  return rows
    .filter(({ isStruckOut }) => !isStruckOut)
    .map(({ id, designationId, number, on, isValid, isLate }) => ({
      ...{ designationId, type: 'bad_rating_case', id, label: number, on, href: `/bad-ratings/${id}` },
      facts: { isValid, isLate },
    }))
}

/** 名称使用不当, as far as a title was revoked for it: before the decision it is only said. */
export const misuse: FigureSource = async ({ points, year }) => {
  const rows = await db
    .from('revocations')
    .whereIn('designation_id', idsOf(points))
    .where('cause', 'commercial_use')
    .whereBetween('warned_on', spanOf(year))
    .whereIn('state', ['public_notice', 'revoked'])
    .select('id', 'designation_id', 'warning_number', db.raw('substr(warned_on, 1, 10) as day'))
    .orderBy('id')
  return rows.map((row) => ({
    ...{ designationId: row.designation_id, type: 'revocation', id: row.id, label: row.warning_number, on: row.day },
    href: `/revocations/${row.id}`,
  }))
}
