import QRCode from 'qrcode'
import type { HttpContext } from '@adonisjs/core/http'
import encryption from '@adonisjs/core/services/encryption'
import db from '@adonisjs/lucid/services/db'
import { invalid } from '#app/core/form_page'
import type User from '#app/users/user'
import settings from '#config/second_factor'
import { setUpAddress } from './one_time_code.js'
import { factorOf } from './second_factor.js'
import type { Refusal } from './second_factor_acts.js'

const SHOWN_WITHIN = '5 minutes'
const PURPOSE = 'recovery_codes'

/** What the page of a new secret shows: as a picture, and in groups of four to be typed. */
export async function offerShown(user: User, secret: string) {
  const address = setUpAddress(secret, user.email, settings.issuer)
  return {
    address,
    picture: await QRCode.toDataURL(address, { errorCorrectionLevel: 'M', margin: 2, width: 440 }),
    letters: secret.match(/.{1,4}/g)!.join(' '),
  }
}

/** Whether it is on, since when, and how many recovery codes are left. */
export async function factorShown(user: User) {
  const factor = await factorOf(user)
  if (!factor?.isOn) return { isOn: false as const, since: null, left: 0 }
  const [{ total }] = await db
    .from('recovery_codes')
    .where({ user_id: user.id })
    .whereNull('used_at')
    .count('* as total')
  return { isOn: true as const, since: factor.turnedOnAt, left: Number(total) }
}

/** Sealed, because sessions lie in the database, where no code shall ever be readable. */
export function showCodesOnce({ session }: HttpContext, codes: string[]) {
  session.flash('recoveryCodes', encryption.encrypt(codes, SHOWN_WITHIN, PURPOSE))
}

export function codesShown({ session }: HttpContext): string[] | null {
  const sealed = session.flashMessages.get('recoveryCodes')
  return sealed ? encryption.decrypt<string[]>(sealed, PURPOSE) : null
}

/** Says at its field why it was not done. */
export function refusedBecause({ i18n }: Pick<HttpContext, 'i18n'>, refusal: Refusal) {
  const minutes = refusal.refused === 'locked' ? refusal.minutes : 0
  const field = refusal.refused === 'password' ? 'password' : 'code'
  return invalid(field, i18n.t(`second_factor.refused.${refusal.refused}`, { minutes }))
}
