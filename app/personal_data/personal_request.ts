import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { PersonalRequestSchema } from '#database/schema'
import User from '#app/users/user'
import Clock from '#app/workflow/clock'
import type { Outcome } from './erase_person.js'
import type { PersonalRequestState } from './personal_request_workflow.js'
import type { Whose } from './personal_sources.js'

export const requestKinds = ['access', 'copy', 'correct', 'delete'] as const

/** How somebody without an account, or not by it, has asked. */
export const requestChannels = ['counter', 'letter', 'telephone', 'email'] as const

export type RequestKind = (typeof requestKinds)[number]

/** 个人信息权利请求: what somebody asks about the own data. */
export default class PersonalRequest extends PersonalRequestSchema {
  declare kind: RequestKind
  declare state: PersonalRequestState
  declare outcome: Outcome[] | null

  @belongsTo(() => User)
  declare user: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'decidedById' })
  declare decidedBy: BelongsTo<typeof User>

  @hasMany(() => Clock, {
    foreignKey: 'subjectId',
    onQuery: (query) => void query.where('subjectType', 'personal_request').orderBy('id'),
  })
  declare clocks: HasMany<typeof Clock>

  get whose(): Whose {
    const { userId, mobile, email } = this
    return userId ? { userId } : { mobile, email }
  }
}
