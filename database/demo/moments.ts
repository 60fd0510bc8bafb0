import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import { sqlTime } from '#app/core/dialect'
import { standAt } from '#app/core/clock'
import { drainOutbox } from '#jobs/drain'

/** Ten in the morning in Beijing, some minutes on. */
export function at(day: string, minutes = 0) {
  const moment = DateTime.fromISO(`${day}T02:00:00Z`).plus({ minutes }).toJSDate()
  standAt(moment.getTime() < Date.now() ? moment : new Date())
}

/** Nobody needs last year's news: only what was promised in the last three weeks is told. Letters that are written are sent. */
export async function deliverRecent() {
  const limit = sqlTime(new Date(Date.now() - 21 * 86_400_000))
  const old = db.from('outbox').whereNull('done_at').where('created_at', '<', limit)
  await old.whereNot('job', 'notifications/send_mail').update({ done_at: sqlTime() })
  await drainOutbox()
}
