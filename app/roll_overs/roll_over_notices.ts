import type AuditEntry from '#app/audit/audit_entry'
import type { Notices } from '#app/notifications/notices'
import type { Role } from '#app/users/roles'
import User from '#app/users/user'
import { rollKind } from './roll_kinds.js'
import RollOver from './roll_over.js'

const yearOf = async ({ subjectId }: AuditEntry) => (await RollOver.findOrFail(subjectId)).year
const path = ({ subjectId }: AuditEntry) => `/roll-overs/${subjectId}`
const PREPARE: Role[] = ['bureau_handler', 'division_head']

export const rollOverNotices: Notices = {
  /** Each opens what is the own one's to open. */
  'roll_over.begun': {
    roles: PREPARE,
    recipients: async () => User.query().withScopes((scopes) => scopes.active(...PREPARE)),
    params: async (entry) => ({ year: String(await yearOf(entry)), count: entry.particulars.count }),
    path,
  },
  /** Who ordered it, and who goes on with what was opened. */
  'roll_over.run_finished': {
    roles: PREPARE,
    recipients: async ({ particulars }) => {
      const roles = (particulars.kinds as string[]).flatMap((kind) => rollKind(kind).goesOn)
      return User.query().where((told) => {
        told.where('id', particulars.orderedById ?? 0)
        if (roles.length > 0) told.orWhere((some) => void some.withScopes((scopes) => scopes.active(...roles)))
      })
    },
    params: async (entry) => {
      const { opened, refused, failed } = entry.particulars
      return { year: String(await yearOf(entry)), opened, left: refused + failed }
    },
    path,
  },
}
