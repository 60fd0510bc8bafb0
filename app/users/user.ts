import hash from '@adonisjs/core/services/hash'
import { compose } from '@adonisjs/core/helpers'
import { withAuthFinder } from '@adonisjs/auth/mixins/lucid'
import { belongsTo, column, scope } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { UserSchema } from '#database/schema'
import Organization from '#app/organizations/organization'
import { bureauRoles, officialRoles, type Role } from './roles.js'
import type StandIn from './stand_in.js'

export default class User extends compose(
  UserSchema,
  withAuthFinder(() => hash.use())
) {
  @column({
    prepare: (value: Role[]) => JSON.stringify(value),
    consume: (value: string | Role[]) => (typeof value === 'string' ? JSON.parse(value) : value),
  })
  declare roles: Role[]

  @belongsTo(() => Organization)
  declare organization: BelongsTo<typeof Organization>

  /** Who has one of these roles and may sign in. */
  static active = scope((query, ...roles: Role[]) => {
    query.where('is_active', true).where((some) => {
      for (const role of roles) some.orWhere('roles', 'like', `%"${role}"%`)
    })
  })

  /** Today's, in which this person is the deputy or the absent one, and the absent ones (stand_in.ts loads them). */
  standIns: StandIn[] = []
  absentees: User[] = []

  /** In whose name this person may act: the own one first. */
  get names(): User[] {
    return [this, ...this.absentees]
  }

  /** The person with one of these roles in whose name this person may act: the own one first. */
  inName(...wanted: Role[]): User | null {
    return this.names.find((person) => person.is(...wanted)) ?? null
  }

  is(...wanted: Role[]) {
    return wanted.some((role) => this.roles.includes(role))
  }

  get isOfficial() {
    return this.is(...officialRoles)
  }

  get isBureau() {
    return this.is(...bureauRoles)
  }

  /** Officials of a district see that district only; people of the bureau see the whole city. */
  get seesDistrict() {
    return this.is('district_reviewer') && !this.isBureau ? this.districtCode : null
  }
}
