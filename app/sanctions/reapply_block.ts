import { DateTime } from 'luxon'
import limits from '#config/sanctions'
import RegisterEntry from '#app/designations/register_entry'

export type ReapplyBlock = {
  /** The last day of the block (ISO). */
  until: string
  /** The title that was revoked, by its number. */
  because: string
}

const { years, types } = limits.reapply

/** A revocation that took effect on 5 March 2026 blocks until 4 March 2028. */
export function lastBlockedDay(effectiveOn: string) {
  return DateTime.fromISO(effectiveOn).plus({ years }).minus({ days: 1 }).toISODate()!
}

/** Whether an institution may not apply because a title of its was revoked; the last revocation counts. */
export async function reapplyBlock(organizationId: number, today: string): Promise<ReapplyBlock | null> {
  const revoked = await RegisterEntry.query()
    .where('kind', 'revoke')
    .whereHas('designation', (title) => void title.where({ organizationId }).whereIn('designation_type', types))
    .preload('designation')
    .orderBy('effectiveOn', 'desc')
    .first()
  if (!revoked) return null
  const until = lastBlockedDay(revoked.effectiveOn.toISODate()!)
  return today <= until ? { until, because: revoked.designation.number } : null
}
