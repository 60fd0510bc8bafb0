import type { ModelQueryBuilderContract } from '@adonisjs/lucid/types/model'
import db from '@adonisjs/lucid/services/db'
import config from '#config/experts'
import { beijingDay, beijingYear, instantOf } from '#app/core/beijing_day'
import { sqlTime, type Trx } from '#app/core/dialect'
import User from '#app/users/user'
import { conflictDays, conflictsOf, type Conflict } from './conflicts.js'
import { clearOf } from './conflict_scope.js'
import type { Candidate } from './draw.js'
import Expert from './expert.js'
import type { Judged } from './judged.js'

type Query = ModelQueryBuilderContract<typeof Expert>

/** What an expert was asked for and did not refuse. */
const TAKEN = ['invited', 'accepted'] as const
const COUNTED = ['invited', 'accepted', 'done'] as const

function openLoad() {
  return db
    .from('expert_invitations')
    .whereColumn('expert_id', 'experts.id')
    .whereIn('state', [...TAKEN])
}

function yearLoad() {
  const from = sqlTime(new Date(instantOf(`${beijingYear()}-01-01`)))
  return db
    .from('expert_invitations')
    .whereColumn('expert_id', 'experts.id')
    .whereIn('state', [...COUNTED])
    .where('created_at', '>=', from)
}

/** With how much each has at the moment, and had this year: `loadOf()`. */
export function withLoad(query: Query) {
  return query
    .select('experts.*')
    .select(openLoad().count('*').as('open_load'))
    .select(yearLoad().count('*').as('year_load'))
}

export function loadOf({ $extras }: Expert) {
  return { open: Number($extras.open_load), year: Number($extras.year_load) }
}

/** Experts who take one more, or none. */
export function whereFree(query: Query, isFree: boolean) {
  const sql = '((??) < most_at_once and (??) < most_per_year)'.split('??')
  const [open, year] = [openLoad().count('*').toSQL(), yearLoad().count('*').toSQL()]
  const bindings = [...open.bindings, ...year.bindings] as any[]
  return query.whereRaw(`${isFree ? '' : 'not '}${sql[0]}${open.sql}${sql[1]}${year.sql}${sql[2]}`, bindings)
}

/** How many more this expert takes now: of what may be at once and of what is left of the year. */
export function freePlaces(expert: Expert) {
  const { open, year } = loadOf(expert)
  return Math.max(0, Math.min(expert.mostAtOnce - open, expert.mostPerYear - year))
}

/**
 * The condition for who may be drawn for a subject: in the pool, in office, without conflict, with a free place. Modules
 * that choose experts themselves begin here.
 */
export async function eligibleFor(judged: Judged): Promise<(query: Query) => void> {
  const clear = await clearOf(judged, today())
  return (query) => {
    query.where('experts.state', 'active').whereIn('user_id', User.query().where('is_active', true).select('id'))
    query.where(clear as (inner: unknown) => void)
    whereFree(query, true)
  }
}

export async function candidatesFor(judged: Judged, trx?: Trx): Promise<Candidate[]> {
  const query = Expert.query({ client: trx })
  const isEligible = await eligibleFor(judged)
  isEligible(query)
  const experts = await withLoad(query).preload('fields').orderBy('experts.id')
  return experts.map((expert) => ({
    ...{ id: expert.id, fields: expert.fieldNames, employerKind: expert.employerKind },
    ...{ district: expert.districtCode, free: freePlaces(expert) },
  }))
}

export type Blocked = { expert: Expert; conflicts: Conflict[] }

/** Who must step aside and why, for the handler alone. */
export async function blockedFor(judged: Judged): Promise<Blocked[]> {
  const clear = await clearOf(judged, today())
  const experts = await Expert.query()
    .whereNotIn('id', Expert.query().where(clear).select('id'))
    .withScopes((scopes) => scopes.whole())
    .orderBy('id')
  return experts.map((expert) => ({ expert, conflicts: conflictsOf(expert.facts, judged, today()) }))
}

export const today = () => conflictDays(beijingDay(), config.formerEmployerYears)
