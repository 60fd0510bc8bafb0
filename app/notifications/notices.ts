import type AuditEntry from '#app/audit/audit_entry'
import type User from '#app/users/user'

/**
 * Who hears of one kind of event, and what the sentence needs. The sentences stand in resources/lang under
 * `notices.<event>.subject` and `.body`.
 */
export type Notice = {
  recipients(entry: AuditEntry): Promise<User[]>
  /** Values for the sentence. Plain text; the recipient's name is added. */
  params(entry: AuditEntry): Promise<Record<string, string | number>>
  /** The page to open, for example `/applications/12`. */
  path(entry: AuditEntry): string
}

export type Notices = Record<string, Notice>
