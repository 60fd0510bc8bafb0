import { networkTarget } from '#config/network'
import { beijingDay } from '#app/core/beijing_day'
import { coverageToday } from '#app/designations/coverage'
import RegisterEntry, { type EntryKind } from '#app/designations/register_entry'
import { figureOf, sumsOf } from '#app/tallies/figures'

/** What a line of the register means for the network. */
const MEANINGS: Partial<Record<EntryKind, 'begun' | 'renewed' | 'ended'>> = {
  recognize: 'begun',
  import: 'begun',
  renew: 'renewed',
  revoke: 'ended',
  deregister: 'ended',
  expire: 'ended',
}
const SERVICES = ['consultations', 'training_sessions', 'training_attendance'] as const
const YEARS = 5

export type NetworkYear = { year: number; begun: number; renewed: number; ended: number }

/** The figures that the city publishes of its network, as of today. */
export async function networkStatistics() {
  const today = beijingDay()
  const until = Number(today.slice(0, 4))
  return {
    ...{ today, target: networkTarget },
    coverage: await coverageToday(),
    years: await registerByYear(until),
    services: await servicesByYear(until),
  }
}

async function registerByYear(until: number): Promise<NetworkYear[]> {
  const rows = await RegisterEntry.query()
    .whereIn('kind', Object.keys(MEANINGS))
    .where('effectiveOn', '>=', `${until - YEARS + 1}-01-01`)
    .where('effectiveOn', '<=', `${until}-12-31`)
    .groupBy('kind', 'effectiveOn')
    .select('kind', 'effectiveOn')
    .count('* as total')
  const years = new Map<number, NetworkYear>()
  for (const { kind, effectiveOn, $extras } of rows) {
    const line = years.get(effectiveOn.year) ?? { year: effectiveOn.year, begun: 0, renewed: 0, ended: 0 }
    line[MEANINGS[kind]!] += Number($extras.total)
    years.set(effectiveOn.year, line)
  }
  return [...years.values()].sort((one, other) => other.year - one.year)
}

/** Only years of which something was counted; a service that nobody has counted stays empty. */
async function servicesByYear(until: number) {
  const sums = await sumsOf({ measures: SERVICES, from: until - YEARS + 1, until })
  const years = [...new Set(sums.map(({ year }) => year))].sort().reverse()
  return years.map((year) => {
    const own = sums.filter((sum) => sum.year === year)
    return { year, figures: SERVICES.map((measure) => ({ measure, value: figureOf(own, measure) })) }
  })
}
