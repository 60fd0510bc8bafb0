import { randomBytes } from 'node:crypto'
import { now } from '#app/core/clock'
import { sha256 } from '#app/core/canonical_json'
import { sqlTime, type Trx } from '#app/core/dialect'
import { record } from '#app/audit/record'
import { postMail } from '#app/notifications/post_mail'
import type { Actor } from '#app/users/actor'
import User from '#app/users/user'
import { keepEndedPassword } from './password_history.js'
import hash from '@adonisjs/core/services/hash'

const MINUTE = 60_000

export const linkMinutes = { invitation: 7 * 24 * 60, password_reset: 30 }

/** Mails a link with which a password can be set once: 30 minutes for a forgotten one, 7 days for an invitation. */
export async function mailPasswordLink(trx: Trx, user: User, template: 'password_reset' | 'invitation') {
  const token = randomBytes(24).toString('base64url')
  const lifetime = linkMinutes[template] * MINUTE
  const [id] = await trx.table('password_resets').insert({
    user_id: user.id,
    token_hash: sha256(token),
    expires_at: sqlTime(new Date(now().getTime() + lifetime)),
    created_at: sqlTime(),
  })
  await postMail(trx, {
    dedupeKey: `${template}/${id}`,
    userId: user.id,
    recipient: user.email,
    locale: user.locale,
    template,
    params: { name: user.name, path: `/password-resets/${token}/edit` },
  })
}

/** Whose link this is, or null when it is unknown, used or too old. */
export async function userOfToken(client: Pick<Trx, 'from'>, token: string) {
  const row = await client
    .from('password_resets')
    .where('token_hash', sha256(token))
    .whereNull('used_at')
    .where('expires_at', '>', sqlTime())
    .first()
  return row ? User.query().where({ id: row.user_id, isActive: true }).first() : null
}

/**
 * Sets the password and spends the link.
 *
 * @returns false when the link was spent in the meantime
 */
export async function setPasswordByToken(trx: Trx, token: string, user: User, password: string, by: Actor) {
  const spent = await trx
    .from('password_resets')
    .where('token_hash', sha256(token))
    .whereNull('used_at')
    .update({ used_at: sqlTime() })
  if (Number(spent) === 0) return false

  await changePassword(trx, user, password)
  await record(trx, { action: 'user.password_reset', subject: { type: 'user', id: user.id }, by })
  return true
}

/** A new password ends every session that began with the old one, and every link by which it could be set again. */
export async function changePassword(trx: Trx, user: User, password: string) {
  await trx.from('password_resets').where({ user_id: user.id }).whereNull('used_at').update({ used_at: sqlTime() })
  await keepEndedPassword(trx, user)
  await trx
    .from('users')
    .where({ id: user.id })
    .update({ password: await hash.make(password), updated_at: sqlTime() })
  await trx.from('users').where({ id: user.id }).increment('session_epoch', 1)
}
