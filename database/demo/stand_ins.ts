import { addDays, beijingDay } from '#app/calendar/working_days'
import { registerStandIn } from '#app/office/stand_in_register'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import type { DemoPeople } from './people.js'

/** One official is on leave this week, a leader will travel. */
export async function seedStandIns({ handlers, head, leader }: DemoPeople) {
  const [handler, colleague] = handlers
  await away(colleague, handler, { from: 0, days: 7, reason: '年休假' })
  await away(leader, head, { from: 10, days: 5, reason: '外出调研' })
}

function away(absent: User, deputy: User, { from, days, reason }: { from: number; days: number; reason: string }) {
  const first = addDays(beijingDay(), from)
  const period = { from: first, until: addDays(first, days - 1) }
  const by = { ...actorFor(absent), id: absent.id }
  return registerStandIn({ absentId: absent.id, deputyId: deputy.id, ...period, reason }, by)
}
