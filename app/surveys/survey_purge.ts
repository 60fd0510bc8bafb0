import db from '@adonisjs/lucid/services/db'
import { now } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import { DateTime } from 'luxon'
import config from '#config/surveys'

/** Forgets who was asked in waves that ended some months ago; how many were asked stays. */
export async function forgetRecipients() {
  const before = sqlTime(DateTime.fromJSDate(now()).minus({ months: config.addressMonths }).toJSDate())
  const ended = db
    .from('survey_waves')
    .whereNotIn('state', ['draft', 'approved', 'open'])
    .where('closes_on', '<', before)
    .select('id')
  await db
    .from('survey_invitations')
    .whereIn('wave_id', ended)
    .where('email', 'like', '%@%')
    .update({ email: db.raw('cast(id as char)'), name: null, last_error: null, next_try_at: null, message_id: null })
}
