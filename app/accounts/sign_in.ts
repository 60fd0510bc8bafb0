import hash from '@adonisjs/core/services/hash'
import limiter from '@adonisjs/limiter/services/main'
import { sha256 } from '#app/core/canonical_json'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { record } from '#app/audit/record'
import { mustHaveSecondFactor } from '#app/second_factors/second_factor'
import { noteFailure as noteWrongCode, offerSecret, type Outcome } from '#app/second_factors/second_factor_acts'
import { factorOf } from '#app/second_factors/second_factor_page'
import { forgetTries, spendCode, takeTry, type CodeKind } from '#app/second_factors/spend_code'
import type { Actor } from '#app/users/actor'
import User from '#app/users/user'
import type { SecondStep } from './enter.js'

const failuresOfAccount = () => limiter.use({ requests: 5, duration: '15 mins', blockDuration: '15 mins' })
const failuresOfAddress = () => limiter.use({ requests: 30, duration: '15 mins', blockDuration: '15 mins' })

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

async function stepAfterPassword(user: User): Promise<SecondStep | null> {
  if ((await factorOf(user))?.isOn) return 'code'
  if (!mustHaveSecondFactor(user)) return null
  await offerSecret(user)
  return 'set_up'
}

/** The second step of whoever has shown the password: the code is used, and the person signed in, or neither. */
export async function takeSecondStep(user: User, code: string, from: From): Promise<Outcome<CodeKind>> {
  const minutes = await takeTry(user)
  if (minutes > 0) return { refused: 'locked', minutes }
  const kind = await inTransaction(async (trx) => {
    const used = await spendCode(trx, user, code, { id: user.id, name: user.name, ...from })
    if (used) await noteSignIn(trx, user, from, used)
    return used
  })
  if (kind) {
    await forgetTries(user)
    return { done: kind }
  }
  await noteWrongCode(user, { id: null, name: 'visitor', ...from })
  return { refused: 'code' }
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
