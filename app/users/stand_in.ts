import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { beijingDay } from '#app/calendar/working_days'
import { StandInSchema } from '#database/schema'
import User from './user.js'

/** 职务代理: who acts for an absent official, from one day to another. */
export default class StandIn extends StandInSchema {
  @belongsTo(() => User, { foreignKey: 'absentId' })
  declare absent: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'deputyId' })
  declare deputy: BelongsTo<typeof User>

  static inForce = scope((query, day: string = beijingDay()) => {
    query.where('from_day', '<=', day).where('until_day', '>=', day)
  })
}

/** Learns for whom this person stands in today; `user.names` then has them too. */
export async function loadAbsentees(user: User) {
  const today = await StandIn.query()
    .withScopes((scopes) => scopes.inForce())
    .where('deputyId', user.id)
    .preload('absent')
  user.absentees = today.map(({ absent }) => absent).filter(({ isActive }) => isActive)
}

/** Those of today's deputies who act for one of these people. */
export async function deputiesOf(people: readonly User[]): Promise<User[]> {
  if (people.length === 0) return []
  const today = await StandIn.query()
    .withScopes((scopes) => scopes.inForce())
    .whereIn(
      'absentId',
      people.map(({ id }) => id)
    )
    .preload('deputy')
  return today.map(({ deputy }) => deputy).filter(({ isActive }) => isActive)
}
