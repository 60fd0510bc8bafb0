import db from '@adonisjs/lucid/services/db'

/** The bell says "99+". */
const MOST = 100

/** How much somebody has not read, as a column of any statement. */
export function unreadOf(userId: number) {
  const unread = `select id from notifications where user_id = ? and read_at is null limit ${MOST}`
  return db.raw(`(select count(*) from (${unread}) as few) as unread`, [userId])
}

export async function countUnread(userId: number): Promise<number> {
  const { unread } = await db.query().select(unreadOf(userId)).first()
  return Number(unread)
}
