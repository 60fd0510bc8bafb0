import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { roles } from '#app/users/roles'
import User from '#app/users/user'
import ExportFile from './export_file.js'

/** Whoever ordered it need not stay on the page. */
const told: Notice = {
  roles,
  recipients: async ({ subjectId }) => {
    const { byId } = await ExportFile.findOrFail(subjectId)
    return User.query().where('id', byId)
  },
  params: async ({ subjectId, particulars }: AuditEntry) => {
    const { title } = await ExportFile.findOrFail(subjectId)
    return { title, rows: particulars.rows ?? 0 }
  },
  path: ({ subjectId }) => `/export-files/${subjectId}`,
}

export const exportFileNotices: Notices = {
  'export_file.done': told,
  'export_file.refused': told,
}
