import { randomUUID } from 'node:crypto'
import { inTransaction } from '#app/core/dialect'
import { postMail, type Letter } from '#app/notifications/post_mail'

export function letter(dedupeKey: string = randomUUID(), recipient = 'li@people.example'): Letter {
  const params = { name: '李先生', path: '/password-resets/x/edit' }
  return { dedupeKey, recipient, locale: 'zh-CN', template: 'password_reset', params }
}

/** Promises a mail of its own. */
export function mailPromised(recipient?: string) {
  return inTransaction((trx) => postMail(trx, letter(undefined, recipient)))
}
