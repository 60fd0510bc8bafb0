import db from '@adonisjs/lucid/services/db'
import { idsOf, spanOf, type AskedYear, type FigureSource, type SourceRow } from './figure.js'

/** What the points do, as their ledgers have it. Days as both databases give them: text of ten characters. */

/** 咨询: one 次 each, by activities/count_rules.ts. */
export const consultations: FigureSource = async ({ points, year }) => {
  const rows = await db
    .from('consultations')
    .whereIn('designation_id', idsOf(points))
    .where({ state: 'confirmed', counts: true })
    .whereBetween('served_on', spanOf(year))
    .select('id', 'designation_id', 'number', 'client_type', 'client_name')
    .select(db.raw('substr(served_on, 1, 10) as day'))
    .orderBy('id')
  return rows.map((row) => ({
    ...{ designationId: row.designation_id, type: 'consultation', id: row.id, label: row.number, on: row.day },
    href: `/consultations/${row.id}`,
    facts: { clientType: row.client_type, clientName: row.client_name },
  }))
}

/** Confirmed consultations, counted as a 次 or not: a basic service that was paid for is one either way. */
export const paidBasic: FigureSource = async ({ points, year }) => {
  const rows = await db
    .from('consultations')
    .whereIn('designation_id', idsOf(points))
    .where({ state: 'confirmed', level: 'basic' })
    .whereNot('price', 'free')
    .whereBetween('served_on', spanOf(year))
    .select('id', 'designation_id', 'number', db.raw('substr(served_on, 1, 10) as day'))
    .orderBy('id')
  return rows.map((row) => ({
    ...{ designationId: row.designation_id, type: 'consultation', id: row.id, label: row.number, on: row.day },
    href: `/consultations/${row.id}`,
  }))
}

/** 场次, by events/event_count_rules.ts, in the year of the last day. */
export const sessions: FigureSource = async ({ points, year }) => {
  const rows = await db
    .from('events')
    .whereIn('designation_id', idsOf(points))
    .where({ state: 'confirmed', counts: true })
    .whereBetween('ends_on', spanOf(year))
    .select('id', 'designation_id', 'number', 'name', 'researchers', 'ip_managers')
    .select(db.raw('substr(ends_on, 1, 10) as day'))
    .orderBy('id')
  return rows.map((row) => ({
    ...{ designationId: row.designation_id, type: 'event', id: row.id, on: row.day },
    ...{ label: `${row.number} ${row.name}`, href: `/trainings/${row.id}` },
    facts: { target: (row.researchers ?? 0) + (row.ip_managers ?? 0) },
  }))
}

/** Confirmed and new, in the year of publication. */
export const products: FigureSource = async ({ points, year }) => {
  const rows = await db
    .from('products')
    .whereIn('designation_id', idsOf(points))
    .where({ state: 'confirmed', is_new: true })
    .whereBetween('published_on', spanOf(year))
    .select('id', 'designation_id', 'number', 'title', 'kind', 'access')
    .select(db.raw('substr(published_on, 1, 10) as day'))
    .orderBy('id')
  return rows.map((row) => ({
    ...{ designationId: row.designation_id, type: 'product', id: row.id, on: row.day },
    ...{ label: `${row.number} ${row.title}`, href: `/products/${row.id}` },
    facts: { kind: row.kind, isOpen: row.access === 'open' },
  }))
}

/** 宣传: what the institution keeps in its register; each of its points has all of it. */
export const promotions: FigureSource = async (asked) => {
  const rows = await db
    .from('light_records')
    .whereIn('organization_id', organizationsOf(asked))
    .where({ kind: 'promotion', state: 'kept', year: asked.year })
    .select('id', 'organization_id', 'title', db.raw('substr(happened_on, 1, 10) as day'))
    .orderBy('id')
  return ofOrganizations(asked, rows, (row) => ({
    ...{ type: 'light_record', id: row.id, label: row.title, on: row.day },
    href: `/ledgers/promotion/${row.id}`,
  }))
}

/** 共享成果 that the institution offered to the network in the year. */
export const sharedResults: FigureSource = async (asked) => {
  const rows = await db
    .from('shared_results')
    .whereIn('organization_id', organizationsOf(asked))
    .where('state', 'shared')
    .whereBetween('created_at', [`${asked.year - 1}-12-31 16:00:00`, `${asked.year}-12-31 15:59:59`])
    .select('id', 'organization_id', 'title', 'permission')
    .orderBy('id')
  return ofOrganizations(asked, rows, (row) => ({
    ...{ type: 'shared_result', id: row.id, label: row.title, on: null, href: `/products/shared-results/${row.id}` },
    facts: { isOpen: row.permission === 'public' },
  }))
}

export const organizationsOf = ({ points }: AskedYear) => [
  ...new Set(points.map(({ organizationId }) => organizationId)),
]

type Kept = { organization_id: number }

/** What is an institution's is each of its points'. */
export function ofOrganizations<Row extends Kept>(
  { points }: AskedYear,
  rows: readonly Row[],
  told: (row: Row) => Omit<SourceRow, 'designationId'>
): SourceRow[] {
  const owned = Map.groupBy(points, ({ organizationId }) => organizationId)
  return rows.flatMap((row) =>
    (owned.get(row.organization_id) ?? []).map(({ id }) => ({ designationId: id, ...told(row) }))
  )
}
