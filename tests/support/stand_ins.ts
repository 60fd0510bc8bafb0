import { addDays, beijingDay } from '#app/calendar/working_days'
import { registerStandIn } from '#app/office/stand_in_register'
import StandIn from '#app/users/stand_in'
import type User from '#app/users/user'
import { actor } from './applications.js'

/** So many days from today, as an ISO date in Beijing. */
export const inDays = (days: number) => addDays(beijingDay(), days)

/** The deputy acts for the absent one, from today for five days unless said otherwise. */
export async function standIn(absent: User, deputy: User, { from = 0, until = 4 } = {}) {
  const period = { from: inDays(from), until: inDays(until) }
  const registration = { absentId: absent.id, deputyId: deputy.id, ...period, reason: '年休假' }
  return StandIn.findOrFail(await registerStandIn(registration, actor(absent)))
}
