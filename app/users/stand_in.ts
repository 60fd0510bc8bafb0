import { belongsTo, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { beijingDay } from '#app/calendar/working_days'
import { keptById, keptModels } from '#app/core/kept_models'
import { StandInSchema } from '#database/schema'
import { sideFault } from './stand_in_sides.js'
import User from './user.js'

/** 职务代理: who acts for an absent official, from one day to another. One that never began ends before it begins. */
export default class StandIn extends StandInSchema {
  @belongsTo(() => User, { foreignKey: 'absentId' })
  declare absent: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'deputyId' })
  declare deputy: BelongsTo<typeof User>

  /** Those of which at least one day lies in these days. */
  static within = scope((query, from: string, until: string) => {
    query.where('from_day', '<=', until).where('until_day', '>=', from).whereColumn('from_day', '<=', 'until_day')
  })

  /** One's own, on either side; those who oversee the work see all. */
  static visibleTo = scope((query, user: User) => {
    if (user.is('administrator', 'division_head')) return
    query.where((own) => void own.where('absent_id', user.id).orWhere('deputy_id', user.id))
  })

  get from() {
    return this.fromDay.toISODate()!
  }

  get until() {
    return this.untilDay.toISODate()!
  }

  get standing(): 'coming' | 'in_force' | 'over' | 'cancelled' {
    const today = beijingDay()
    if (this.until < this.from) return 'cancelled'
    if (this.until < today) return 'over'
    return this.from > today ? 'coming' : 'in_force'
  }
}

/** Learns who stands in today for this person, and for whom this person does; `user.names` then has the latter too. */
export async function loadStandIns(user: User) {
  const own = () => inForceToday().where((one) => void one.where('deputyId', user.id).orWhere('absentId', user.id))
  user.standIns = await keptModels(`stand-ins of ${user.id} on ${beijingDay()}`, StandIn, () => own().orderBy('id'))
  if (user.standIns.length === 0) return

  /** On every page: one side is the person, so the others are asked for together. */
  const ids = user.standIns.flatMap(({ absentId, deputyId }) => [absentId, deputyId]).filter((id) => id !== user.id)
  const people = (await keptById(User, ids)).set(user.id, user)
  for (const standIn of user.standIns) {
    standIn.$setRelated('absent', people.get(standIn.absentId)!)
    standIn.$setRelated('deputy', people.get(standIn.deputyId)!)
  }
  const absent = user.standIns.filter(({ deputyId }) => deputyId === user.id).map((standIn) => standIn.absent)
  user.absentees = absent.filter((one) => mayActFor(one, user))
}

/** Who acts today for some of these people: each with both of them. */
export async function deputiesOf(people: readonly User[]): Promise<StandIn[]> {
  if (people.length === 0) return []
  const byId = new Map(people.map((person) => [person.id, person]))
  const found = await inForceToday()
    .whereIn('absentId', [...byId.keys()])
    .preload('deputy')
    .orderBy('id')
  for (const standIn of found) standIn.$setRelated('absent', byId.get(standIn.absentId)!)
  return found.filter(({ absent, deputy }) => deputy.isActive && mayActFor(absent, deputy))
}

/** Either may have been given another office since the stand-in was registered. */
function mayActFor(absent: User, deputy: User) {
  return absent.isActive && absent.isOfficial && sideFault(absent, deputy) === null
}

function inForceToday() {
  const day = beijingDay()
  return StandIn.query().withScopes((scopes) => scopes.within(day, day))
}
