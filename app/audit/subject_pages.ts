import type User from '#app/users/user'
import type { Role } from '#app/users/roles'
import type AuditEntry from './audit_entry.js'

/** Where a subject is looked at, and which readers of the trail may. */
const PAGES: Record<string, { folder: string; page?: string; reader: Role }> = {
  point_application: { folder: 'applications', reader: 'division_head' },
  designation: { folder: 'designations', reader: 'division_head' },
  point_batch: { folder: 'batches', reader: 'division_head' },
  organization: { folder: 'registrations', reader: 'division_head' },
  user: { folder: 'users', page: 'edit', reader: 'administrator' },
}

/** Acts that leave a draft, which nobody but the institution sees. */
const DRAFTING = ['point_application.started', 'point_application.reopened']

/** The page of the subject, or null when there is none that this reader may open. */
export function subjectPage({ subjectType, subjectId, action }: AuditEntry, user: User) {
  const place = PAGES[subjectType]
  if (!place || !user.is(place.reader) || DRAFTING.includes(action)) return null
  return ['', place.folder, subjectId, place.page].filter((part) => part !== undefined).join('/')
}
