import db from '@adonisjs/lucid/services/db'
import type { GroupedRow } from './fact_builder.js'

/** The ledgers of what points do, as tallies count them, grouped by one column; two years in one statement each. */

export type CountedRow = GroupedRow & { of: string }

const spanOf = (year: number): [string, string] => [`${year - 1}-01-01`, `${year}-12-31`]

/** 次 of consultations, by the year of the service. */
export async function consultationsBy(column: string, year: number): Promise<CountedRow[]> {
  const rows = await consultationsOf(year).select(`${column} as part`).count('* as records').groupBy('year', 'part')
  return rows.map((row) => ({ year: Number(row.year), of: String(row.part), records: Number(row.records) }))
}

export async function consultationsByMonth(year: number): Promise<CountedRow[]> {
  const rows = await consultationsOf(year)
    .select(db.raw('substr(served_on, 6, 2) as part'))
    .count('* as records')
    .groupBy('year', 'part')
  return rows.map((row) => ({ year: Number(row.year), of: row.part, records: Number(row.records) }))
}

/** Points that have at least one. */
export async function pointsWithConsultations(year: number): Promise<(GroupedRow & { points: number })[]> {
  const rows = await consultationsOf(year)
    .countDistinct('organization_id as points')
    .count('* as records')
    .groupBy('year')
  return rows.map((row) => ({
    year: Number(row.year),
    ...{ points: Number(row.points), records: Number(row.records) },
  }))
}

function consultationsOf(year: number) {
  return db
    .from('consultations')
    .where({ state: 'confirmed', counts: true })
    .whereBetween('served_on', spanOf(year))
    .select(db.raw('substr(served_on, 1, 4) as year'))
}

export type SessionRow = CountedRow & Record<'onsite' | 'online' | 'researchers' | 'ip_managers', number>

const PEOPLE = [
  'sum(coalesce(attended_onsite, 0)) as onsite',
  'sum(coalesce(attended_online, 0)) as online',
  'sum(coalesce(researchers, 0)) as researchers',
  'sum(coalesce(ip_managers, 0)) as ip_managers',
].join(', ')

/** 场次 and their people by kind of event, in the year of the last day. */
export async function sessionsByKind(year: number): Promise<SessionRow[]> {
  return sessionRows(sessionsOf(year).select('kind as part').groupBy('year', 'part'))
}

/** By the kind of who held them; the office itself is `office`. */
export async function sessionsByHost(year: number): Promise<SessionRow[]> {
  const rows = sessionsOf(year)
    .leftJoin('designations', 'designations.id', 'events.designation_id')
    .select('designations.host_type as part')
    .groupBy('year', 'part')
  return sessionRows(rows)
}

export async function sessionsByMonth(year: number): Promise<SessionRow[]> {
  return sessionRows(sessionsOf(year).select(db.raw('substr(ends_on, 6, 2) as part')).groupBy('year', 'part'))
}

function sessionsOf(year: number) {
  return db
    .from('events')
    .where({ 'events.state': 'confirmed', 'events.counts': true })
    .whereBetween('ends_on', spanOf(year))
    .select(db.raw('substr(ends_on, 1, 4) as year'), db.raw(PEOPLE))
    .count('* as records')
}

async function sessionRows(query: ReturnType<typeof sessionsOf>): Promise<SessionRow[]> {
  const rows = await query
  return rows.map((row) => ({
    ...{ year: Number(row.year), of: row.part ?? 'office', records: Number(row.records) },
    ...{ onsite: Number(row.onsite), online: Number(row.online) },
    ...{ researchers: Number(row.researchers), ip_managers: Number(row.ip_managers) },
  }))
}
