import db from '@adonisjs/lucid/services/db'
import settings from '#config/second_factor'
import { now } from '#app/core/clock'
import { codeAt } from '#app/second_factors/one_time_code'
import SecondFactor, { unseal } from '#app/second_factors/second_factor'
import { offerSecret, turnOn } from '#app/second_factors/second_factor_acts'
import { actorFor } from '#app/users/actor'
import type { Role } from '#app/users/roles'
import type User from '#app/users/user'

/** What the application on this person's telephone knows. */
export async function secretOf(user: User, column: 'secret' | 'offeredSecret' = 'secret') {
  const factor = await SecondFactor.findByOrFail('userId', user.id)
  return unseal(factor[column]!, user.id)!
}

/** Turns it on; the code of this half minute is used with it. */
export async function withSecondFactor(user: User) {
  await offerSecret(user)
  const secret = await secretOf(user, 'offeredSecret')
  const outcome = await turnOn(user, codeAt(secret, now()), actorFor(user))
  if ('refused' in outcome) throw new Error(outcome.refused)
  return { secret, codes: outcome.done, next: () => codeIn(secret, 30) }
}

export const codeIn = (secret: string, seconds: number) => codeAt(secret, new Date(now().getTime() + seconds * 1000))

/** Whoever has one of these roles must have it, until the returned function is called. */
export function requireSecondFactor(...roles: Role[]) {
  const before = settings.requiredOf
  settings.requiredOf = roles
  return () => void (settings.requiredOf = before)
}

/** What happened to an account, oldest first. */
export async function actsOn(user: User): Promise<string[]> {
  const entries = await db.from('audit_entries').where({ subject_type: 'user', subject_id: user.id }).orderBy('seq')
  return entries.map(({ action }) => action)
}

export async function lettersTo(user: User): Promise<string[]> {
  const mails = await db.from('mail_deliveries').where({ recipient: user.email }).orderBy('id')
  return mails.map(({ template }) => template)
}
