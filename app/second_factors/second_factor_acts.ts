import hash from '@adonisjs/core/services/hash'
import i18nManager from '@adonisjs/i18n/services/main'
import { inTransaction, insertMissing, sqlTime, type Trx } from '#app/core/dialect'
import { now } from '#app/core/clock'
import { record } from '#app/audit/record'
import type { Actor } from '#app/users/actor'
import type User from '#app/users/user'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import settings from '#config/second_factor'
import { tellByLetter } from './letters.js'
import { makeSecret, stepOf } from './one_time_code.js'
import { hashOfRecoveryCode, makeRecoveryCode } from './recovery_code.js'
import SecondFactor, { seal } from './second_factor.js'
import { forgetTries, spendCode, takeTry } from './spend_code.js'

export type Refusal =
  { refused: 'password' | 'code' | 'first_code' | 'too_late' } | { refused: 'locked'; minutes: number }
export type Outcome<T> = Refusal | { done: T }
type Proof = { password: string; code?: string | null }

/** Another secret to be shown; the one in force goes on until this one is confirmed. */
export function offerSecret(user: User) {
  return inTransaction((trx) => offer(trx, user))
}

async function offer(trx: Trx, user: User) {
  const [at, own] = [sqlTime(), { user_id: user.id }]
  await insertMissing(trx, 'second_factors', [{ ...own, created_at: at, updated_at: at }], ['user_id'])
  const offered = { offered_secret: seal(makeSecret(), user.id), offered_at: at, updated_at: at }
  await trx.from('second_factors').where(own).update(offered)
}

/** The same for somebody who proves who it is: by the password, and by a code where there is a second factor. */
export function beginSetUp(user: User, proof: Proof, by: Actor) {
  return proven(user, proof, by, (trx) => offer(trx, user))
}

/**
 * Puts what was shown in force, by its first code. That code is used with it.
 *
 * @param also what belongs to it in the same transaction
 * @returns new recovery codes, which are never to be had again
 */
export async function turnOn(
  user: User,
  code: string,
  by: Actor,
  also?: (trx: Trx) => Promise<unknown>
): Promise<Outcome<string[]>> {
  const minutes = await takeTry(user)
  if (minutes > 0) return { refused: 'locked', minutes }
  const outcome = await inTransaction(async (trx): Promise<Outcome<string[]>> => {
    const factor = await SecondFactor.query({ client: trx }).where('userId', user.id).forUpdate().first()
    const secret = factor?.offered
    if (!factor || !secret) return { refused: 'too_late' }
    const step = stepOf(secret, code.replace(/\s/g, ''), now())
    if (step === null) return { refused: 'first_code' }

    const at = sqlTime()
    const inForce = { secret: factor.offeredSecret, turned_on_at: at, last_step: step, updated_at: at }
    const taken = await trx
      .from('second_factors')
      .where({ id: factor.id, offered_secret: factor.offeredSecret })
      .update({ ...inForce, offered_secret: null, offered_at: null })
    if (Number(taken) === 0) return { refused: 'too_late' }
    await note(trx, factor.isOn ? 'user.second_factor_renewed' : 'user.second_factor_turned_on', user, by)
    await tellByLetter(trx, user, 'second_factor_on')
    await also?.(trx)
    return { done: await replaceRecoveryCodes(trx, user) }
  })
  if (!('refused' in outcome)) await forgetTries(user)
  else if (outcome.refused === 'first_code') await noteFailure(user, by)
  return outcome
}

/** @returns new recovery codes; those before are worth nothing from now on */
export function renewRecoveryCodes(user: User, proof: Proof, by: Actor) {
  return proven(user, proof, by, async (trx, isOn) => {
    if (!isOn) throw new StepNotAllowed('renew', 'no_second_factor')
    await note(trx, 'user.recovery_codes_renewed', user, by)
    return replaceRecoveryCodes(trx, user)
  })
}

export function turnOff(user: User, proof: Proof, by: Actor) {
  return proven(user, proof, by, async (trx) => {
    if (!(await remove(trx, user))) throw new StepNotAllowed('turn_off', 'no_second_factor')
    await note(trx, 'user.second_factor_turned_off', user, by)
    await tellByLetter(trx, user, 'second_factor_off')
  })
}

/** For a colleague whose telephone is lost; whoever may have found it is signed out. */
export function resetSecondFactor(user: User, reason: string, by: Actor) {
  return inTransaction(async (trx) => {
    if (!(await remove(trx, user))) throw new StepNotAllowed('reset', 'no_second_factor')
    await trx.from('users').where({ id: user.id }).increment('session_epoch', 1)
    await note(trx, 'user.second_factor_reset', user, by, { opinion: reason })
    const who = by.id ? by.name : i18nManager.locale(user.locale).t(`audit.actors.${by.name}`)
    await tellByLetter(trx, user, 'second_factor_reset', { by: who, reason })
  })
}

/** Does it for somebody who has both the password and, where there is a second factor, a code, which is used with it. */
async function proven<T>(
  user: User,
  { password, code }: Proof,
  by: Actor,
  act: (trx: Trx, isOn: boolean) => Promise<T>
): Promise<Outcome<T>> {
  const minutes = await takeTry(user)
  if (minutes > 0) return { refused: 'locked', minutes }
  const isRight = await hash.verify(user.password, password)
  const work = async (trx: Trx): Promise<Outcome<T>> => {
    const isOn = await holdFactor(trx, user)
    if (isOn && !(await spendCode(trx, user, code ?? '', by))) return { refused: 'code' }
    return { done: await act(trx, isOn) }
  }
  const outcome: Outcome<T> = isRight ? await inTransaction(work) : { refused: 'password' }
  if ('refused' in outcome) await noteFailure(user, by)
  else await forgetTries(user)
  return outcome
}

/** @returns whether it is on */
async function holdFactor(trx: Trx, user: User) {
  const factor = await trx.from('second_factors').where({ user_id: user.id }).forUpdate().first()
  return Boolean(factor?.secret)
}

export function noteFailure(user: User, by: Actor) {
  return inTransaction((trx) => note(trx, 'user.second_step_failed', user, by))
}

function note(trx: Trx, action: string, user: User, by: Actor, details?: Record<string, unknown>) {
  return record(trx, { action, subject: { type: 'user', id: user.id }, by, details })
}

async function replaceRecoveryCodes(trx: Trx, user: User) {
  const codes = Array.from({ length: settings.recoveryCodes }, makeRecoveryCode)
  await trx.from('recovery_codes').where({ user_id: user.id }).delete()
  const rows = codes.map((code) => ({
    ...{ user_id: user.id, hash: hashOfRecoveryCode(user.id, code), created_at: sqlTime() },
  }))
  await trx.table('recovery_codes').multiInsert(rows)
  return codes
}

/** @returns whether there was one */
async function remove(trx: Trx, user: User) {
  const own = { user_id: user.id }
  await trx.from('recovery_codes').where(own).delete()
  const wasOn = await trx.from('second_factors').where(own).whereNotNull('secret').delete()
  return Number(wasOn) > 0
}
