import type { HttpContext } from '@adonisjs/core/http'
import { now } from '#app/core/clock'
import { ownPath } from '#app/core/own_path'
import type { CodeKind } from '#app/second_factors/spend_code'
import User from '#app/users/user'
import settings from '#config/second_factor'
import { beginSession } from './open_sessions.js'

/** Between the password and the second step. Nobody is signed in by that. */
type HalfWay = { user: number; epoch: number; since: number; step: SecondStep; second?: CodeKind }
export type SecondStep = 'code' | 'new_password' | 'set_up'

const KEY = 'half_way'

/** Signs somebody in who has shown all that is asked for. @returns the page that was wanted before */
export async function enter(ctx: HttpContext, user: User): Promise<string | null> {
  const wanted = ownPath(ctx.session.pull('wanted'))
  ctx.session.forget(KEY)
  await ctx.auth.use('web').login(user)
  beginSession(ctx, user)
  return wanted
}

/** The password was right; the session that knows it is another one than before. */
function goHalfWay({ session }: HttpContext, user: User, step: SecondStep, second?: CodeKind) {
  const known: HalfWay = { user: user.id, epoch: user.sessionEpoch, since: now().getTime(), step, second }
  session.put(KEY, known)
  session.regenerate()
}

/** Whose second step is awaited in this session, unless it took too long or the password was changed meanwhile. */
export async function halfWay({ session }: HttpContext, step: SecondStep): Promise<User | null> {
  const found = session.get(KEY) as HalfWay | undefined
  const minutes = step === 'set_up' ? settings.offerMinutes : settings.stepMinutes
  if (found?.step !== step || now().getTime() - found.since > minutes * 60_000) return null
  return User.query().where({ id: found.user, sessionEpoch: found.epoch, isActive: true }).first()
}

/** By what the second step was taken, where another one follows it. */
export function secondOf({ session }: HttpContext) {
  return (session.get(KEY) as HalfWay | undefined)?.second
}

/** In, or on to what is asked for next. */
export async function goOn(ctx: HttpContext, user: User, step: SecondStep | null, second?: CodeKind) {
  if (!step) return ctx.response.redirect((await enter(ctx, user)) ?? '/home')
  goHalfWay(ctx, user, step, second)
  return ctx.response.redirect(pageOf(step))
}

/** Whose step came too late begins from the front. */
export function tooLate({ response, session, i18n }: HttpContext) {
  session.flash('error', i18n.t('second_factor.refused.too_late'))
  return response.redirect('/sign-in')
}

function pageOf(step: SecondStep) {
  return { code: '/sign-in/second-step', new_password: '/sign-in/new-password', set_up: '/sign-in/set-up' }[step]
}
