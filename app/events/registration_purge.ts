import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import config from '#config/activities'
import { beijingDay } from '#app/core/beijing_day'
import { sqlTime } from '#app/core/dialect'

/** Deletes who came to events of some years ago and how to reach them; kind, unit and sign-ins stay for the figures. */
export async function purgeRegistrations() {
  const before = DateTime.fromISO(beijingDay()).minus({ years: config.contactYears }).toISODate()!
  const longOver = db.from('events').where('ends_on', '<', before).select('id')
  const nothing = { name: null, post: null, mobile: null, email: null, plate: null }
  await db
    .from('event_registrations')
    .whereIn('event_id', longOver)
    .whereNotNull('name')
    .update({ ...nothing, updated_at: sqlTime() })
}
