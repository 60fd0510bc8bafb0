import { DateTime } from 'luxon'
import db from '@adonisjs/lucid/services/db'
import config from '#config/activities'
import { beijingDay } from '#app/core/beijing_day'
import { sqlTime } from '#app/core/dialect'

const CONTACT = ['contact_name', 'contact_mobile', 'contact_email']

/**
 * Deletes who asked and how to reach them from rows of some years ago (customary rule, domain 2.2).
 *
 * @param day the column that says when it was
 */
export async function purgeContacts(table: 'consultations' | 'bookings' | 'bad_rating_cases', day: string) {
  const before = DateTime.fromISO(beijingDay()).minus({ years: config.contactYears }).toISODate()!
  await db
    .from(table)
    .where(day, '<', before)
    .where((known) => CONTACT.forEach((column) => void known.orWhereNotNull(column)))
    .update({ ...Object.fromEntries(CONTACT.map((column) => [column, null])), updated_at: sqlTime() })
}
