import hash from '@adonisjs/core/services/hash'
import limiter from '@adonisjs/limiter/services/main'
import { sha256 } from '#app/core/canonical_json'
import { inTransaction, sqlTime } from '#app/core/dialect'
import { record } from '#app/audit/record'
import type { Actor } from '#app/users/actor'
import User from '#app/users/user'

/** Failures within so many minutes, and for how many minutes they lock. */
export const lockRules = { account: 5, address: 30, within: 15, locked: 15 }

const failuresIn = (requests: number) =>
  limiter.use({ requests, duration: `${lockRules.within} mins`, blockDuration: `${lockRules.locked} mins` })
const failuresOfAccount = () => failuresIn(lockRules.account)
const failuresOfAddress = () => failuresIn(lockRules.address)

const accountKey = (email: string) => `sign_in_account_${sha256(email).slice(0, 32)}`
const addressKey = (ip: string) => `sign_in_address_${ip}`

export type SignIn = { user: User } | { refused: 'wrong' } | { refused: 'locked'; minutes: number }

/**
 * Checks who signs in. Five failures for an account, or thirty from an address, within a quarter of an hour lock it for
 * another quarter. An unknown address takes as long as a wrong password and is answered alike.
 */
export async function signIn(
  email: string,
  password: string,
  from: { ip: string; requestId?: string }
): Promise<SignIn> {
  const wait = Math.max(
    await failuresOfAccount().availableIn(accountKey(email)),
    await failuresOfAddress().availableIn(addressKey(from.ip))
  )
  if (wait > 0) return { refused: 'locked', minutes: Math.ceil(wait / 60) }

  const user = await User.findBy('email', email)
  const right = await isRight(user, password)
  if (user && right && user.isActive) {
    await failuresOfAccount().delete(accountKey(email))
    await noteSignIn(user, from)
    return { user }
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

/** Past the model, which would call this a change of the person. */
function noteSignIn(user: User, from: { ip: string; requestId?: string }) {
  return inTransaction(async (trx) => {
    await trx.from('users').where({ id: user.id }).update({ last_sign_in_at: sqlTime() })
    const by = { id: user.id, name: user.name, ...from }
    await record(trx, { action: 'user.signed_in', subject: { type: 'user', id: user.id }, by })
  })
}

function noteFailure(user: User, by: Actor) {
  return inTransaction((trx) =>
    record(trx, { action: 'user.sign_in_failed', subject: { type: 'user', id: user.id }, by })
  )
}
