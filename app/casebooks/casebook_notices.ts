import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles } from '#app/users/roles'
import User from '#app/users/user'
import Casebook from './casebook.js'
import CasebookEntry from './entry.js'

/** Authors hear when their copy waits for them, the editor when they answered. */
export const casebookNotices: Notices = {
  'casebook_entry.sent': toAuthor(),
  'casebook_entry.taken_back': toAuthor(),
  'casebook_entry.confirmed_by_telephone': toAuthor(),
  'casebook_entry.dropped': toAuthor(),
  'casebook_entry.deadline_near': toAuthor(),
  'casebook_entry.deadline_passed': about([...applicantRoles, 'bureau_handler'], async (entry) => [
    ...(await authorsOf(entry)),
    ...(await editorOf(entry)),
  ]),
  'casebook_entry.confirmed': about(['bureau_handler'], editorOf),
  'casebook_entry.changes_asked': about(['bureau_handler'], editorOf),
  'casebook_entry.commented': about([...applicantRoles, 'bureau_handler'], async (entry) =>
    entry.particulars.side === 'author' ? editorOf(entry) : authorsOf(entry)
  ),
  'casebook.finished': ofBook(['bureau_handler'], handlers),
  'casebook.reopened': ofBook(['bureau_handler'], async ({ subjectId }) =>
    person((await Casebook.findOrFail(subjectId)).createdById)
  ),
}

function toAuthor() {
  return about(applicantRoles, authorsOf)
}

function about(roles: Notice['roles'], recipients: Notice['recipients']): Notice {
  return {
    ...{ roles, recipients },
    params: async ({ subjectId, particulars }) => {
      const { title, casebook } = await CasebookEntry.query().where('id', subjectId).preload('casebook').firstOrFail()
      return { title, book: casebook.title, opinion: particulars.opinion ?? '', day: particulars.dueOn ?? '' }
    },
    path: ({ subjectId }) => `/casebook-entries/${subjectId}`,
  }
}

function ofBook(roles: Notice['roles'], recipients: Notice['recipients']): Notice {
  return {
    ...{ roles, recipients },
    params: async ({ subjectId, particulars }) => {
      const { title } = await Casebook.findOrFail(subjectId)
      return { title, opinion: particulars.opinion ?? '' }
    },
    path: ({ subjectId }) => `/casebooks/${subjectId}`,
  }
}

/** The unit, once it was sent the copy; of a case that was disqualified it is told elsewhere. */
async function authorsOf({ subjectId }: AuditEntry) {
  const entry = await CasebookEntry.query().where('id', subjectId).preload('case').firstOrFail()
  if (entry.sentRound === null || entry.isDisqualified) return []
  const people = User.query().withScopes((scopes) => scopes.active(...applicantRoles))
  return people.where('organizationId', entry.organizationId) as Promise<User[]>
}

async function editorOf({ subjectId }: AuditEntry) {
  const { casebook } = await CasebookEntry.query().where('id', subjectId).preload('casebook').firstOrFail()
  return person(casebook.createdById)
}

function person(id: number) {
  return User.query().where({ id, isActive: true }) as Promise<User[]>
}

function handlers() {
  return User.query().withScopes((scopes) => scopes.active('bureau_handler')) as Promise<User[]>
}
