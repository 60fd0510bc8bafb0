import db from '@adonisjs/lucid/services/db'
import { insertMissing, sqlTime, type Trx } from '#app/core/dialect'
import type { InvitationState } from './survey_invitation.js'
import { suppressionReasons, type SuppressionReason } from './survey_suppression.js'

const STATE: Record<SuppressionReason, InvitationState> = {
  hard_bounce: 'hard_bounced',
  opted_out: 'opted_out',
  complaint: 'complained',
}

/** From now on no survey is sent to this address, in whatever wave it stands. Doing it again changes nothing. */
export async function suppressAddress(
  trx: Trx,
  email: string,
  reason: SuppressionReason,
  source: 'letter' | 'smtp' | 'report'
) {
  const row = { email, reason, source, created_at: sqlTime() }
  await insertMissing(trx, 'survey_suppressions', [row], ['email', 'reason'])
  await trx
    .from('survey_invitations')
    .where({ email })
    .whereIn('wave_id', trx.from('survey_waves').whereIn('state', ['draft', 'approved', 'open']).select('id'))
    .update({ state: STATE[reason], next_try_at: null })
}

/** Why each of these addresses is not written to; those that may be are not in it. */
export async function suppressedAmong(emails: readonly string[]): Promise<Map<string, SuppressionReason>> {
  const rows = await db
    .from('survey_suppressions')
    .whereIn('email', [...emails])
    .select('email', 'reason')
  const found = new Map<string, SuppressionReason>()
  for (const reason of suppressionReasons) {
    for (const row of rows) if (row.reason === reason) found.set(row.email, reason)
  }
  return found
}
