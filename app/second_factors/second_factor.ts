import encryption from '@adonisjs/core/services/encryption'
import { now } from '#app/core/clock'
import { SecondFactorSchema } from '#database/schema'
import type User from '#app/users/user'
import settings from '#config/second_factor'

/** What a person has beside the password: codes of an application, one for each half minute. */
export default class SecondFactor extends SecondFactorSchema {
  get isOn() {
    return this.secret !== null
  }

  /** The secret that was shown and not confirmed yet, unless that was too long ago. */
  get offered(): string | null {
    const since = this.offeredAt ? now().getTime() - this.offeredAt.toMillis() : Infinity
    return this.offeredSecret && since <= settings.offerMinutes * 60_000
      ? unseal(this.offeredSecret, this.userId)
      : null
  }
}

export function factorOf(user: User) {
  return SecondFactor.findBy('userId', user.id)
}

export function mustHaveSecondFactor(user: User) {
  return user.is(...settings.requiredOf)
}

/** Sealed for this person: copied to another one's row it opens nothing. */
export function seal(secret: string, userId: number) {
  return encryption.encrypt(secret, undefined, purposeFor(userId))
}

/** @returns null when it was sealed for somebody else, or with another application key */
export function unseal(sealed: string, userId: number) {
  return encryption.decrypt<string>(sealed, purposeFor(userId))
}

const purposeFor = (userId: number) => `second_factor:${userId}`
