import { isUnanswered, TRAIL_SUBJECT } from '#app/audit/verification'
import { verifyAudit } from '#app/audit/verify'
import { inTransaction } from '#app/core/dialect'
import { system } from '#app/users/actor'
import { tell } from '#app/workflow/tell'

/** So many faults are named in the entry; the command names all. */
const NAMED = 20

/** The same check as `node ace audit:verify`, for who has no command line. */
export default async function run({ orderedIn }: { orderedIn: number }) {
  if (!(await isUnanswered(orderedIn))) return
  const { entries, chains, anchors, faults } = await verifyAudit()
  const named = faults.slice(0, NAMED).map(({ kind, where }) => `${kind}: ${where}`)
  const details = { entries, chains, anchors, faults: faults.length, named }
  await inTransaction((trx) =>
    tell(trx, { action: 'audit_trail.verified', subject: TRAIL_SUBJECT, by: system('audit_keeper'), details })
  )
}
