import { sqlTime } from '#app/core/dialect'
import type { RetentionClass } from '#app/personal_data/retention_class'
import config from '#config/retention'

const CONTACT = ['contact_name', 'contact_mobile', 'contact_email']

/**
 * Who asked and how to reach them goes from rows of some years ago (customary rule, domain 2.2); what was asked stays.
 *
 * @param day the column that says when it was
 */
export function contactsOf(table: 'consultations' | 'bookings' | 'bad_rating_cases', day: string): RetentionClass {
  return {
    ...{ key: `contacts_of_${table}`, group: 'personal', end: 'anonymise', kept: config.contacts, table },
    set: () => ({ ...Object.fromEntries(CONTACT.map((column) => [column, null])), updated_at: sqlTime() }),
    overdue: (rows, before) =>
      rows.where(day, '<', before.day).where((known) => {
        for (const column of CONTACT) known.orWhereNotNull(column)
      }),
  }
}
