import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import config from '#config/activities'
import { beijingDay } from '#app/core/beijing_day'
import { sqlTime } from '#app/core/dialect'

/** Deletes who asked and how to reach them from entries of some years ago (customary rule, domain 2.2). */
export async function purgeContacts() {
  const before = DateTime.fromISO(beijingDay()).minus({ years: config.contactYears }).toISODate()!
  await db
    .from('consultations')
    .where('served_on', '<', before)
    .where((known) => {
      known.whereNotNull('contact_name').orWhereNotNull('contact_mobile').orWhereNotNull('contact_email')
    })
    .update({ contact_name: null, contact_mobile: null, contact_email: null, updated_at: sqlTime() })
}
