import type AuditEntry from '#app/audit/audit_entry'
import TypicalCase from '#app/cases/typical_case'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles, type Role } from '#app/users/roles'
import User from '#app/users/user'
import BookEdition from './book_edition.js'
import { numberedCases } from './book_index.js'

export const bookEditionNotices: Notices = {
  'casebook_edition.built': aboutEdition(
    ['bureau_handler', 'division_head'],
    having('bureau_handler', 'division_head')
  ),
  'casebook_edition.failed': aboutEdition(['bureau_handler'], having('bureau_handler')),
  'casebook_edition.published': { ...aboutEdition([...applicantRoles], authors), path: publicPath },
}

function aboutEdition(roles: Notice['roles'], recipients: Notice['recipients']): Notice {
  return {
    ...{ roles, recipients },
    params: async ({ subjectId }) => {
      const { title, year, number } = await BookEdition.findOrFail(subjectId)
      return { name: title, year, number }
    },
    path: ({ subjectId }) => `/casebook-editions/${subjectId}`,
  }
}

function publicPath({ particulars }: AuditEntry) {
  return `/books/${particulars.year}`
}

function having(...roles: Role[]) {
  return () => User.query().withScopes((scopes) => scopes.active(...roles)) as Promise<User[]>
}

/** The units whose cases stand in the book. */
async function authors({ subjectId }: AuditEntry) {
  const { content } = await BookEdition.findOrFail(subjectId)
  const cases = TypicalCase.query().whereIn(
    'id',
    numberedCases(content).map(({ caseId }) => caseId)
  )
  const people = User.query().withScopes((scopes) => scopes.active(...applicantRoles))
  return people.whereIn('organizationId', cases.select('organization_id')) as Promise<User[]>
}
