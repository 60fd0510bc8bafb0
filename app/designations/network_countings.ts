import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import { beijingDay, beijingYear } from '#app/core/beijing_day'
import type { Trx } from '#app/core/dialect'
import { WHOLE_CITY, type Counting, type Part } from '#app/tallies/countings'
import { enqueue } from '#jobs/queue'
import Designation from './designation.js'
import { parks } from './industries.js'

/** 网点累计: institutions that hold a title at the end of a year (this year: today); one with two titles counts once. */
export const pointCounting: Counting = {
  measure: 'point_total',
  source: 'designations',
  count: (client) =>
    eachYear(client, async (year, day) => {
      const rows = await heldOn(client, day)
        .groupBy('organizationId')
        .select('organizationId')
        .min('district_code as at')
      return rows.map(({ organizationId, $extras }) => ({ year, organizationId, districtCode: $extras.at, value: 1 }))
    }),
  rowsPath: ({ year, district }) => `/designations?heldOn=${lastDay(year)}` + (district ? `&district=${district}` : ''),
}

/** 园区覆盖: listed parks that at least one of those points serves. */
export const parkCounting: Counting = {
  measure: 'park_coverage',
  source: 'designations',
  count: (client) =>
    eachYear(client, async (year, day) => {
      const served = new Set((await heldOn(client, day)).flatMap(({ profile }) => profile.parks ?? []))
      const value = parks.filter((park) => served.has(park)).length
      return [{ year, organizationId: 0, districtCode: WHOLE_CITY, value, base: parks.length }]
    }),
  rowsPath: () => '/coverage',
}

const heldOn = (client: QueryClientContract, day: string) =>
  Designation.query({ client }).withScopes((scopes) => scopes.heldOn(day))

async function eachYear(client: QueryClientContract, count: (year: number, day: string) => Promise<Part[]>) {
  const [first] = await Designation.query({ client }).orderBy('recognizedOn').limit(1)
  const parts: Part[] = []
  if (!first) return parts
  for (let year = first.recognizedOn.year; year <= beijingYear(); year++)
    parts.push(...(await count(year, lastDay(year))))
  return parts
}

const lastDay = (year: number) => (year < beijingYear() ? `${year}-12-31` : beijingDay())

/** A title began or ended: what depends on the network is counted anew after the commit. */
export function recountNetwork(trx: Trx) {
  return enqueue(trx, 'tallies/recount', { measures: ['point_total', 'park_coverage'] })
}
