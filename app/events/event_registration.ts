import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { EventRegistrationSchema } from '#database/schema'
import { maskedAddress, maskedNumber } from '#app/core/masks'
import Event from './event.js'
import EventSignIn from './event_sign_in.js'
import type { RegistrationState } from './event_registration_workflow.js'

/** 报名: one person who comes, or waits for a place. */
export default class EventRegistration extends EventRegistrationSchema {
  declare state: RegistrationState

  @belongsTo(() => Event)
  declare event: BelongsTo<typeof Event>

  @hasMany(() => EventSignIn, { foreignKey: 'registrationId' })
  declare signIns: HasMany<typeof EventSignIn>

  get maskedMobile() {
    return this.mobile && maskedNumber(this.mobile)
  }

  get maskedEmail() {
    return this.email && maskedAddress(this.email)
  }
}
