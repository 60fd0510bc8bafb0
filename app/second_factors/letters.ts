import { randomUUID } from 'node:crypto'
import { now } from '#app/core/clock'
import type { Trx } from '#app/core/dialect'
import { postMail } from '#app/notifications/post_mail'
import type User from '#app/users/user'

export type SecurityLetter = 'second_factor_on' | 'second_factor_off' | 'second_factor_reset' | 'recovery_code_used'

/** What concerns the safety of an account is told by mail to whoever owns it, and cannot be turned off. */
export function tellByLetter(
  trx: Trx,
  user: User,
  template: SecurityLetter,
  params: Record<string, string | number> = {}
) {
  return postMail(trx, {
    dedupeKey: `${template}/${user.id}/${randomUUID()}`,
    userId: user.id,
    recipient: user.email,
    locale: user.locale,
    template,
    params: { name: user.name, path: '/account/security', at: now().toISOString(), ...params },
  })
}
