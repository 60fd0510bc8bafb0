import type User from '#app/users/user'
import LightRecord from './light_record.js'
import { recordKinds } from './record_kinds.js'

/** How many lines this person sees in each register, by year: one statement. */
export async function countsFor(user: User): Promise<{ kind: string; year: number; count: number }[]> {
  const rows = await LightRecord.query()
    .withScopes((scopes) => scopes.visibleTo(user))
    .where('state', 'kept')
    .groupBy('kind', 'year')
    .select('kind', 'year')
    .count('* as total')
  return rows.map(({ kind, year, $extras }) => ({ kind, year, count: Number($extras.total) }))
}

/** What the registers of one clause of the plan hold in some years, each with its page. */
export async function clauseRecords(clause: number, years: readonly number[], user: User) {
  const kinds = recordKinds.filter((kind) => kind.clause === clause)
  const counts = kinds.length > 0 ? await countsFor(user) : []
  return kinds.map(({ code }) => ({
    kind: code,
    href: `/ledgers/${code}`,
    years: years.map((year) => ({
      count: counts.find((one) => one.kind === code && one.year === year)?.count ?? 0,
      href: `/ledgers/${code}?year=${year}`,
    })),
  }))
}
