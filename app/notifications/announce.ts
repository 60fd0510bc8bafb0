import AuditEntry from '#app/audit/audit_entry'
import { insertMissing, inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { officialRoles } from '#app/users/roles'
import { deputiesOf } from '#app/users/stand_in'
import type User from '#app/users/user'
import { postMail } from './post_mail.js'
import { noticeOf, type Notice } from './notices.js'

/**
 * Tells people of one audit entry, in the bell and by mail as each prefers. May run twice: a notification is unique on
 * (entry, person) and a mail on its key.
 */
export async function announce(auditEntryId: number) {
  const entry = await AuditEntry.findOrFail(auditEntryId)
  const notice = noticeOf(entry.action)
  if (!notice) return

  const params = await notice.params(entry)
  const recipients = await recipientsOf(notice, entry)

  await inTransaction(async (trx) => {
    const preferences = await preferencesFor(
      trx,
      entry.action,
      recipients.map(({ user }) => user)
    )
    for (const { user, inNameOf } of recipients) {
      const { inApp, byMail } = preferences(user)
      const message = { entry, params: inNameOf ? { ...params, inNameOf } : params, path: notice.path(entry) }
      if (inApp) await ring(trx, user, message)
      if (byMail) await mail(trx, user, message)
    }
  })
}

/** Each once. Whoever stands in today for an official among them is told the same, in that official's name. */
async function recipientsOf(notice: Notice, entry: AuditEntry): Promise<{ user: User; inNameOf?: string }[]> {
  const told = (await notice.recipients(entry)).filter((user) => user.isActive && user.id !== entry.actorId)
  const own = new Map(told.map((user) => [user.id, { user }]))
  const asOfficials = told.filter((user) => notice.roles.some((role) => officialRoles.includes(role) && user.is(role)))

  const also = new Map<number, { user: User; inNameOf: string }>()
  for (const { deputy, absent } of await deputiesOf(asOfficials)) {
    if (own.has(deputy.id) || deputy.id === entry.actorId) continue
    const before = also.get(deputy.id)
    also.set(deputy.id, { user: deputy, inNameOf: before ? `${before.inNameOf}、${absent.name}` : absent.name })
  }
  return [...own.values(), ...also.values()]
}

type Announcement = { entry: AuditEntry; params: Record<string, string | number>; path: string }

async function preferencesFor(trx: Trx, event: string, users: User[]) {
  const rows = await trx
    .from('notification_preferences')
    .where({ event })
    .whereIn(
      'user_id',
      users.map((user) => user.id)
    )
  const byUser = new Map(rows.map((row) => [row.user_id, row]))
  return (user: User) => {
    const row = byUser.get(user.id)
    return { inApp: row ? Boolean(row.in_app) : true, byMail: row ? Boolean(row.by_mail) : true }
  }
}

function ring(trx: Trx, user: User, { entry, params, path }: Announcement) {
  const row = {
    user_id: user.id,
    audit_entry_id: entry.id,
    event: entry.action,
    params: JSON.stringify(params),
    path,
    created_at: sqlTime(),
  }
  return insertMissing(trx, 'notifications', [row], ['audit_entry_id', 'user_id'])
}

function mail(trx: Trx, user: User, { entry, params, path }: Announcement) {
  return postMail(trx, {
    dedupeKey: `notice/${entry.id}/${user.id}`,
    userId: user.id,
    recipient: user.email,
    locale: user.locale,
    template: 'notice',
    params: { ...params, event: entry.action, entryId: entry.id, reader: user.name, path },
  })
}
