import { sqlTime } from '#app/core/dialect'
import type { RetentionClass } from '#app/personal_data/retention_class'
import config from '#config/retention'

/** How to reach who objected goes some years after the objection was closed; objection, finding and reply stay. */
export function objectionContacts(table: 'objections' | 'case_objections'): RetentionClass {
  return {
    ...{ key: `contacts_of_${table}`, group: 'personal', end: 'anonymise', kept: config.contacts, table },
    set: () => ({ contact: '', updated_at: sqlTime() }),
    overdue: (rows, { time }) => rows.whereNot('contact', '').where('closed_at', '<', time),
  }
}
