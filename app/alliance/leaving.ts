import { beijingDay } from '#app/core/beijing_day'
import type { Trx } from '#app/core/dialect'
import type { Actor } from '#app/users/actor'
import AllianceMember from './alliance_member.js'
import { resolve, type Resolution } from './admission.js'
import { endClass } from './class_terms.js'
import { endRepresentation } from './representatives.js'

/** 除名, by vote. */
export async function expel(trx: Trx, { id }: AllianceMember, by: Actor, resolution: Resolution) {
  const member = await AllianceMember.findOrFail(id, { client: trx })
  await resolve(trx, 'expel', member, by, resolution, { left_on: beijingDay() })
  await endOffices(trx, member)
}

/** Whoever is out has no class, no seat and no voice from tomorrow. */
export async function endOffices(trx: Trx, member: Pick<AllianceMember, 'id'>) {
  const today = beijingDay()
  await endClass(trx, member.id, today)
  await endRepresentation(trx, member, today)
}
