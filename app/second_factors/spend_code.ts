import { errors } from '@adonisjs/limiter'
import limiter from '@adonisjs/limiter/services/main'
import { now } from '#app/core/clock'
import { sqlTime, type Trx } from '#app/core/dialect'
import { record } from '#app/audit/record'
import type { Actor } from '#app/users/actor'
import type User from '#app/users/user'
import settings from '#config/second_factor'
import { tellByLetter } from './letters.js'
import { stepOf } from './one_time_code.js'
import { hashOfRecoveryCode } from './recovery_code.js'
import { unseal } from './second_factor.js'

export type CodeKind = 'totp' | 'recovery_code'

const lock = `${settings.lockMinutes} mins`
const tries = () => limiter.use({ requests: settings.tries, duration: lock, blockDuration: lock })
const keyOf = (user: User) => `second_factor_${user.id}`

/**
 * Counts a try before its code is looked at, so that many at once are no more than one after another.
 *
 * @returns the minutes to wait when there were too many
 */
export async function takeTry(user: User): Promise<number> {
  try {
    await tries().consume(keyOf(user))
    return 0
  } catch (error) {
    if (error instanceof errors.E_TOO_MANY_REQUESTS) return Math.max(1, Math.ceil(error.response.availableIn / 60))
    throw error
  }
}

export function forgetTries(user: User) {
  return tries().delete(keyOf(user))
}

/** Takes a code for good, that of the application or a recovery code: the same one is never taken twice. */
export async function spendCode(trx: Trx, user: User, typed: string, by: Actor): Promise<CodeKind | null> {
  const code = typed.replace(/\s/g, '')
  if (/^\d{6}$/.test(code)) return (await spendStep(trx, user, code)) ? 'totp' : null
  return (await spendRecoveryCode(trx, user, code, by)) ? 'recovery_code' : null
}

/** Of two requests with one code the second finds its half minute used. */
async function spendStep(trx: Trx, user: User, code: string) {
  const factor = await trx.from('second_factors').where({ user_id: user.id }).whereNotNull('secret').first()
  const secret = factor && unseal(factor.secret, user.id)
  const step = secret ? stepOf(secret, code, now()) : null
  if (step === null) return false
  const spent = await trx
    .from('second_factors')
    .where({ id: factor.id, secret: factor.secret })
    .where((free) => void free.whereNull('last_step').orWhere('last_step', '<', step))
    .update({ last_step: step })
  return Number(spent) === 1
}

async function spendRecoveryCode(trx: Trx, user: User, code: string, by: Actor) {
  const own = () => trx.from('recovery_codes').where({ user_id: user.id }).whereNull('used_at')
  const spent = await own()
    .where({ hash: hashOfRecoveryCode(user.id, code) })
    .update({ used_at: sqlTime() })
  if (Number(spent) === 0) return false
  const left = Number((await own().count('* as total'))[0].total)
  await record(trx, {
    ...{ action: 'user.recovery_code_used', subject: { type: 'user', id: user.id }, by },
    details: { left },
  })
  await tellByLetter(trx, user, 'recovery_code_used', { left })
  return true
}
