import { sqlTime } from '#app/core/dialect'
import Notification from './notification.js'

/** One notification of a person, or all of them. */
export async function markRead(userId: number, id?: number) {
  const unread = Notification.query().where('userId', userId).whereNull('readAt')
  if (id) unread.where('id', id)
  await unread.update({ read_at: sqlTime() })
}
