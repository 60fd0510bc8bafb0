import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { ApiKeySchema } from '#database/schema'
import { beijingDay } from '#app/core/beijing_day'
import User from '#app/users/user'
import ApiKeyDay from './api_key_day.js'
import type { ApiKeyState } from './api_key_workflow.js'

export const keyStandings = ['active', 'expired', 'revoked'] as const

export type KeyStanding = (typeof keyStandings)[number]

/** What a program of another authority shows to be let in. Of the secret only the hash is kept. */
export default class ApiKey extends ApiKeySchema {
  declare state: ApiKeyState
  declare scopes: string[]

  @hasMany(() => ApiKeyDay)
  declare days: HasMany<typeof ApiKeyDay>

  @belongsTo(() => User, { foreignKey: 'createdById' })
  declare createdBy: BelongsTo<typeof User>

  /** As of today: a term that is over ends the key, whether or not anybody has noted it. */
  get standing(): KeyStanding {
    if (this.state === 'revoked') return 'revoked'
    return this.expiresOn.toISODate()! < beijingDay() ? 'expired' : 'active'
  }

  has(scope: string) {
    return this.scopes.includes(scope)
  }

  /** The last day of use (ISO) and the calls of the last thirty days, where the list has counted them. */
  get lastUsedOn(): string | Date | null {
    return this.$extras.last_used_on ?? null
  }

  get recentCalls() {
    return Number(this.$extras.recent_calls ?? 0)
  }
}
