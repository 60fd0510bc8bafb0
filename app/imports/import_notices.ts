import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles, officialRoles } from '#app/users/roles'
import User from '#app/users/user'
import Import from './import.js'

/** Whoever brought the workbook need not stay on the page. */
const told: Notice = {
  roles: [...officialRoles, ...applicantRoles],
  recipients: async ({ subjectId }) => {
    const { byId } = await Import.findOrFail(subjectId)
    return User.query().where('id', byId)
  },
  params: async ({ subjectId, particulars }: AuditEntry) => {
    const { fileName } = await Import.findOrFail(subjectId)
    const { total = 0, fit = 0, imported = 0, left = 0, undone = 0 } = particulars
    return { file: fileName, total, fit, imported, left, undone }
  },
  path: ({ subjectId }) => `/imports/${subjectId}`,
}

export const importNotices: Notices = {
  'import.mapping_asked': told,
  'import.checked': told,
  'import.refused': told,
  'import.finished': told,
  'import.undone': told,
  'import.undo_refused': told,
}
