import type { Trx } from '#app/core/dialect'
import StandIn from '#app/users/stand_in'
import type User from '#app/users/user'
import { StandInRefused, type Period } from './stand_in_rules.js'

/** @throws StandInRefused */
export async function refuseOverlap(trx: Trx, absent: User, period: Period) {
  const [other] = await absencesOf(trx, absent.id, period)
  if (!other) return
  const { deputy, from, until } = other
  throw new StandInRefused('from', 'overlap', { absent: absent.name, deputy: deputy.name, from, until })
}

/**
 * Whoever is absent acts for nobody. Where the way leads back to the first one, the whole chain is named.
 *
 * @throws StandInRefused
 */
export async function refuseAbsentDeputy(trx: Trx, absent: User, deputy: User, period: Period) {
  const [other] = await absencesOf(trx, deputy.id, period)
  if (!other) return
  const back = await wayBack(trx, deputy, absent.id, period)
  if (back) throw new StandInRefused('deputyId', 'loop', { chain: [absent.name, ...back, absent.name].join(' → ') })
  const { from, until } = other
  throw new StandInRefused('deputyId', 'deputy_absent', { deputy: deputy.name, absent: absent.name, from, until })
}

/** The names from this person to the one who is acted for on days that all of them share, or null. */
async function wayBack(trx: Trx, person: User, goal: number, period: Period): Promise<string[] | null> {
  for (const { deputy, from, until } of await absencesOf(trx, person.id, period)) {
    if (deputy.id === goal) return [person.name]
    const rest = await wayBack(trx, deputy, goal, shared({ from, until }, period))
    if (rest) return [person.name, ...rest]
  }
  return null
}

function absencesOf(trx: Trx, absentId: number, { from, until }: Period) {
  return StandIn.query({ client: trx })
    .withScopes((scopes) => scopes.within(from, until))
    .where({ absentId })
    .preload('deputy')
    .orderBy('from_day')
}

function shared(one: Period, other: Period): Period {
  return {
    from: one.from > other.from ? one.from : other.from,
    until: one.until < other.until ? one.until : other.until,
  }
}
