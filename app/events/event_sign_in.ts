import type { Trx } from '#app/core/dialect'
import { EventSignInSchema } from '#database/schema'
import { peopleSignedIn } from './event_count_rules.js'

export const halves = ['am', 'pm'] as const
export type Half = (typeof halves)[number]

/** 签到: one person, one half of a day. */
export default class EventSignIn extends EventSignInSchema {
  declare half: Half
}

/** 人次 by sign-in. */
export async function signedInCount(eventId: number, trx?: Trx) {
  const signIns = await EventSignIn.query(trx && { client: trx })
    .where({ eventId })
    .select('registrationId')
  return peopleSignedIn(signIns)
}
