import type AuditEntry from '#app/audit/audit_entry'
import type { Role } from '#app/users/roles'
import type User from '#app/users/user'

/**
 * Who hears of one kind of event, and what the sentence needs. The sentences stand in resources/lang under
 * `notices.<event>.subject` and `.body`.
 */
export type Notice = {
  /** Whom it can concern at all: they may turn it off. */
  roles: readonly Role[]
  recipients(entry: AuditEntry): Promise<User[]>
  /** Values for the sentence. Plain text. */
  params(entry: AuditEntry): Promise<Record<string, string | number>>
  /** A paper that the mail brings along, made when it is sent. */
  attachment?(entry: AuditEntry): Promise<Paper | null>
  /** The page to open, for example `/applications/12`. */
  path(entry: AuditEntry): string
}

export type Paper = { name: string; contentType: string; body: Buffer }

export type Notices = Record<string, Notice>

const registered: Notices = {}

type Params = Record<string, string | number>
const papers = new Map<string, (params: Params) => Promise<Paper | null>>()

/** What a letter to somebody without an account brings along, made when it is sent from the values it was promised with. */
export function registerPaper(letter: string, paper: (params: Params) => Promise<Paper | null>) {
  papers.set(letter, paper)
}

export function paperFor(letter: string) {
  return papers.get(letter)
}

/**
 * Notifications import none of the modules that have notices: they are registered in start/notices.ts. Of two for one
 * event only the later would be sent.
 */
export function registerNotices(notices: Notices) {
  const twice = Object.keys(notices).filter((event) => event in registered)
  if (twice.length > 0) throw new Error(`There is a notice already of ${twice.join(', ')}`)
  Object.assign(registered, notices)
}

export function noticeOf(event: string): Notice | undefined {
  return registered[event]
}

export function allEvents(): string[] {
  return Object.keys(registered)
}

/** The events that this person can hear of, in the order of the work. */
export function eventsFor(user: User): string[] {
  return allEvents().filter((event) => user.is(...registered[event].roles))
}
