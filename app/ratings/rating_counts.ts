import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type User from '#app/users/user'
import BadRatingCase from './bad_rating_case.js'
import { keptInTime } from './case_limits.js'
import { addTallies, noTally, type RatingTally } from './rating_figures.js'

/** Of which ratings: days (ISO), the point, district or type; of what this person may see, or of the whole city. */
export type Wanted = {
  from: string
  until: string
  point?: number
  district?: string | null
  type?: string | null
  user?: User
}

export type Counted = { point: number; district: string; type: string; month: string; tally: RatingTally }

/** What was rated, served and put right, by point and month: three statements, however much there is. */
export async function countRatings(wanted: Wanted): Promise<Counted[]> {
  const [rated, served, cases] = await Promise.all([countRated(wanted), countServed(wanted), countCases(wanted)])
  return [...rated, ...served, ...cases]
}

/** Was anything rated in a year, instantly or by a complaint? */
export async function hasRatings(year: number) {
  const days: [string, string] = [`${year}-01-01`, `${year}-12-31`]
  const rated = await db.from('ratings').whereBetween('rated_on', days).select('id').first()
  return Boolean(rated ?? (await db.from('bad_rating_cases').whereBetween('rated_on', days).select('id').first()))
}

/** The sums under what each row is called by this key. */
export function sumsBy(counted: readonly Counted[], keyOf: (row: Counted) => string | number) {
  const sums = new Map<string, RatingTally>()
  for (const row of counted) {
    const key = String(keyOf(row))
    sums.set(key, addTallies(sums.get(key) ?? noTally(), row.tally))
  }
  return sums
}

async function countRated(wanted: Wanted) {
  const query = db.from('ratings').whereBetween('rated_on', [wanted.from, wanted.until]).whereNull('excluded_at')
  const rows = await within(query, 'ratings', wanted)
    .select('designation_id as point', 'district_code as district', 'host_type as type', 'stars')
    .select(db.raw('substr(rated_on, 1, 7) as month'))
    .count('* as total')
    .groupBy('designation_id', 'district_code', 'host_type', 'stars', 'month')
  return rows.map((row) => countedAs(row as unknown as Key, { levels: { [row.stars]: Number(row.total) } }))
}

/** 服务记录: entries that the person responsible stands for; a case that goes on is rated by each contact. */
async function countServed(wanted: Wanted) {
  const query = db
    .from('consultations')
    .join('designations', 'designations.id', 'consultations.designation_id')
    .where('consultations.state', 'confirmed')
    .whereBetween('served_on', [wanted.from, wanted.until])
  const rows = await within(query, 'consultations', wanted, 'designations.host_type')
    .select('consultations.designation_id as point', 'consultations.district_code as district')
    .select('designations.host_type as type')
    .select(db.raw('substr(served_on, 1, 7) as month'))
    .count('* as total')
    .groupBy('consultations.designation_id', 'consultations.district_code', 'designations.host_type', 'month')
  return rows.map((row) => countedAs(row as unknown as Key, { served: Number(row.total) }))
}

/** Ratings that were struck out by an appeal are no bad ratings any more. */
async function countCases({ from, until, point, district, type, user }: Wanted) {
  const rows = await BadRatingCase.query()
    .if(user, (query) => query.withScopes((scopes) => scopes.visibleTo(user!)))
    .if(point, (query) => query.where('designation_id', point!))
    .if(district, (query) => query.where('district_code', district!))
    .if(type, (query) => query.where('host_type', type!))
    .whereBetween('rated_on', [from, until])
    .whereNot('state', 'upheld')
    .preload('clocks')
  return rows.map((row) => {
    const month = row.ratedOn.toISODate()!.slice(0, 7)
    const key = { point: row.designationId, district: row.districtCode, type: row.hostType, month }
    return countedAs(key, { cases: tallyOf(row) })
  })
}

function tallyOf({ clocks, leftContact, callBackResult }: BadRatingCase) {
  const limit = (kind: string) => {
    const inTime = keptInTime(clocks, kind)
    return { kept: inTime === true ? 1 : 0, late: inTime === false ? 1 : 0 }
  }
  return {
    cases: 1,
    reachable: leftContact ? 1 : 0,
    calledBack: leftContact && callBackResult ? 1 : 0,
    contact: limit('first_contact'),
    repair: limit('repair'),
    callBack: limit('call_back'),
  }
}

function within(query: DatabaseQueryBuilderContract, table: string, wanted: Wanted, type = `${table}.host_type`) {
  const { point, district, user } = wanted
  if (point) query.where(`${table}.designation_id`, point)
  if (district) query.where(`${table}.district_code`, district)
  if (wanted.type) query.where(type, wanted.type)
  if (user && !user.isBureau) {
    query.where((seen) => {
      seen.where(`${table}.organization_id`, user.organizationId ?? 0)
      if (user.seesDistrict) seen.orWhere(`${table}.district_code`, user.seesDistrict)
    })
  }
  return query
}

type Key = Omit<Counted, 'tally'>

function countedAs({ point, district, type, month }: Key, part: Partial<RatingTally>): Counted {
  return { point, district, type, month, tally: { ...noTally(), ...part } }
}
