import type { Trx } from '#app/core/dialect'
import AuditEntry from '#app/audit/audit_entry'
import type PointApplication from './point_application.js'

/** Entries of the trail that are nobody's act on the application. */
const PASSIVE = [
  'point_application.deadline_near',
  'point_application.deadline_passed',
  'point_application.nudged',
  'point_application.copied',
  'point_application.packet_taken',
]

/** To be asked beside the application itself. */
export const NEWEST_ACT = `(select action from audit_entries
  where subject_type = 'point_application' and subject_id = point_applications.id
    and action not in (${PASSIVE.map((action) => `'${action}'`).join(', ')})
  order by seq desc limit 1) as newest_act`

/** The action last done, as the application came with it or, within a transaction, as it is now. */
export async function newestAct({ id, $extras }: PointApplication, trx?: Trx): Promise<string | null> {
  if (!trx && $extras.newest_act !== undefined) return $extras.newest_act
  const newest = await AuditEntry.query({ client: trx })
    .where({ subjectType: 'point_application', subjectId: id })
    .whereNotIn('action', PASSIVE)
    .orderBy('seq', 'desc')
    .select('action')
    .first()
  return newest?.action ?? null
}
