import hash from '@adonisjs/core/services/hash'
import limiter from '@adonisjs/limiter/services/main'
import { sha256 } from '#app/core/canonical_json'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { record } from '#app/audit/record'
import { factorOf, mustHaveSecondFactor } from '#app/second_factors/second_factor'
import { noteFailure as noteWrongCode, offerSecret, type Outcome } from '#app/second_factors/second_factor_acts'
import { forgetTries, spendCode, takeTry, type CodeKind } from '#app/second_factors/spend_code'
import type { Actor } from '#app/users/actor'
import User from '#app/users/user'
import type { SecondStep } from './enter.js'
import { passwordIsTooOld } from './password_history.js'
import { changePassword } from './password_tokens.js'

/** Failures within so many minutes, and for how many minutes they lock. */
export const lockRules = { account: 5, address: 30, within: 15, locked: 15 }

const failuresIn = (requests: number) =>
  limiter.use({ requests, duration: `${lockRules.within} mins`, blockDuration: `${lockRules.locked} mins` })
const failuresOfAccount = () => failuresIn(lockRules.account)
const failuresOfAddress = () => failuresIn(lockRules.address)

const accountKey = (email: string) => `sign_in_account_${sha256(email).slice(0, 32)}`
const addressKey = (ip: string) => `sign_in_address_${ip}`

type From = { ip: string; requestId?: string }

/** With a step before somebody is in: a code, or setting up what gives codes. */
export type SignIn =
  { user: User; step: SecondStep | null } | { refused: 'wrong' } | { refused: 'locked'; minutes: number }

/**
 * Checks who signs in. Five failures for an account, or thirty from an address, within a quarter of an hour lock it for
 * another quarter. An unknown address takes as long as a wrong password and is answered alike.
 */
export async function signIn(email: string, password: string, from: From): Promise<SignIn> {
  const wait = Math.max(
    await failuresOfAccount().availableIn(accountKey(email)),
    await failuresOfAddress().availableIn(addressKey(from.ip))
  )
  if (wait > 0) return { refused: 'locked', minutes: Math.ceil(wait / 60) }

  const user = await User.findBy('email', email)
  const right = await isRight(user, password)
  if (user && right && user.isActive) {
    await failuresOfAccount().delete(accountKey(email))
    const step = await stepAfterPassword(user)
    if (!step) await inTransaction((trx) => noteSignIn(trx, user, from))
    return { user, step }
  }

  await failuresOfAccount().increment(accountKey(email))
  await failuresOfAddress().increment(addressKey(from.ip))
  if (user) await noteFailure(user, { id: null, name: 'visitor', ...from })
  return { refused: 'wrong' }
}

let nobodysHash: string | undefined

async function isRight(user: User | null, password: string) {
  nobodysHash ??= await hash.make('nobody has this password')
  const right = await hash.verify(user?.password ?? nobodysHash, password)
  return user !== null && right
}

/** After a new password the account is free again. */
export function unlock(email: string) {
  return failuresOfAccount().delete(accountKey(email))
}

export function unlockAddress(ip: string) {
  return failuresOfAddress().delete(addressKey(ip))
}

/** Seconds for which an account is locked yet; 0 when it is not. */
export function accountLockedFor(email: string) {
  return failuresOfAccount().availableIn(accountKey(email))
}

export function addressLockedFor(ip: string) {
  return failuresOfAddress().availableIn(addressKey(ip))
}

async function stepAfterPassword(user: User): Promise<SecondStep | null> {
  if ((await factorOf(user))?.isOn) return 'code'
  return (await passwordIsTooOld(user)) ? 'new_password' : setUpStep(user)
}

async function setUpStep(user: User): Promise<SecondStep | null> {
  if (!mustHaveSecondFactor(user)) return null
  await offerSecret(user)
  return 'set_up'
}

/** The second step of whoever has shown the password: the code is used, and the person signed in, or neither. */
export async function takeSecondStep(
  user: User,
  code: string,
  from: From
): Promise<Outcome<{ second: CodeKind; step: SecondStep | null }>> {
  const minutes = await takeTry(user)
  if (minutes > 0) return { refused: 'locked', minutes }
  const step = (await passwordIsTooOld(user)) ? 'new_password' : null
  const second = await inTransaction(async (trx) => {
    const used = await spendCode(trx, user, code, { id: user.id, name: user.name, ...from })
    if (used && !step) await noteSignIn(trx, user, from, used)
    return used
  })
  if (second) {
    await forgetTries(user)
    return { done: { second, step } }
  }
  await noteWrongCode(user, { id: null, name: 'visitor', ...from })
  return { refused: 'code' }
}

/** Another password in place of one that was too old. @param second the code that was shown, where there is a factor */
export async function renewPassword(user: User, password: string, from: From, second?: CodeKind) {
  const step = second ? null : await setUpStep(user)
  await inTransaction(async (trx) => {
    await changePassword(trx, user, password)
    const by = { id: user.id, name: user.name, ...from }
    await record(trx, { action: 'user.password_changed', subject: { type: 'user', id: user.id }, by })
    if (!step) await noteSignIn(trx, user, from, second)
  })
  return step
}

/** Past the model, which would call this a change of the person. */
export async function noteSignIn(trx: Trx, user: User, from: From, second?: CodeKind) {
  await trx.from('users').where({ id: user.id }).update({ last_sign_in_at: sqlTime() })
  const by = { id: user.id, name: user.name, ...from }
  const details = second && { second }
  await record(trx, { action: 'user.signed_in', subject: { type: 'user', id: user.id }, by, details })
}

function noteFailure(user: User, by: Actor) {
  return inTransaction((trx) =>
    record(trx, { action: 'user.sign_in_failed', subject: { type: 'user', id: user.id }, by })
  )
}
