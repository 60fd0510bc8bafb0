import { addDays, beijingDay } from '#app/calendar/working_days'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import StandIn from '#app/users/stand_in'
import User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { tell } from '#app/workflow/tell'
import { refuseAbsentDeputy, refuseOverlap } from './stand_in_conflicts.js'
import { refuseBadPeriod, refuseWrongPeople, StandInRefused, type Period } from './stand_in_rules.js'

export type Registration = Period & { absentId: number; deputyId: number; reason: string }

/**
 * Puts somebody in an official's place for some days. Both are held meanwhile, so that of two registrations that do
 * not go together only one succeeds: every two that do not, share a person.
 *
 * @throws StandInRefused
 */
export async function registerStandIn(
  { reason, ...wanted }: Registration,
  by: Actor & { id: number }
): Promise<number> {
  const { absentId, deputyId, from, until } = wanted
  refuseBadPeriod(wanted, beijingDay())
  return inTransaction(async (trx) => {
    const [absent, deputy] = await holdBoth(trx, absentId, deputyId)
    refuseWrongPeople(absent, deputy)
    await refuseOverlap(trx, absent, wanted)
    await refuseAbsentDeputy(trx, absent, deputy, wanted)

    const [inserted] = await trx.table('stand_ins').insert({
      absent_id: absentId,
      deputy_id: deputyId,
      from_day: from,
      until_day: until,
      reason,
      created_by_id: by.id,
      created_at: sqlTime(),
    })
    const id = Number(inserted)
    const details = { absent: absent.name, deputy: deputy.name, from, until, reason }
    await tell(trx, { action: 'stand_in.registered', subject: { type: 'stand_in', id }, by, details })
    return id
  })
}

/**
 * Today is the last day; one that has not begun never does.
 *
 * @throws StepNotAllowed `stand_in_over`
 */
export function endStandIn(id: number, by: Actor) {
  return inTransaction(async (trx) => {
    await trx.from('stand_ins').where({ id }).forUpdate().select('id')
    const standIn = await StandIn.query({ client: trx }).where({ id }).preload('absent').preload('deputy').firstOrFail()
    const until = lastDayOf(standIn)
    if (until === null) throw new StepNotAllowed('end', 'stand_in_over')

    await trx.from('stand_ins').where({ id }).update({ until_day: until })
    const { absent, deputy, from, until: planned } = standIn
    const details = {
      absent: absent.name,
      deputy: deputy.name,
      from,
      until,
      planned,
      cancelled: until < from ? 'yes' : 'no',
    }
    await tell(trx, { action: 'stand_in.ended', subject: { type: 'stand_in', id }, by, details })
  })
}

/** The last day of a stand-in that is ended now, or null when there is nothing left to end. */
export function lastDayOf({ standing, until }: StandIn): string | null {
  const today = beijingDay()
  if (standing === 'coming') return addDays(today, -1)
  return standing === 'in_force' && until > today ? today : null
}

/** In the order of their ids, so that two who hold the same people never wait for each other. */
async function holdBoth(trx: Trx, absentId: number, deputyId: number) {
  await trx.from('users').whereIn('id', [absentId, deputyId]).orderBy('id').forUpdate().select('id')
  const people = await User.query({ client: trx }).whereIn('id', [absentId, deputyId])
  const find = (id: number) => people.find((person) => person.id === id)
  const [absent, deputy] = [find(absentId), find(deputyId)]
  if (!absent) throw new StandInRefused('absentId', 'unknown')
  if (!deputy) throw new StandInRefused('deputyId', 'unknown')
  return [absent, deputy]
}
