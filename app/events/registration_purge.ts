import db from '@adonisjs/lucid/services/db'
import { sqlTime } from '#app/core/dialect'
import type { RetentionClass } from '#app/personal_data/retention_class'
import config from '#config/retention'

/** Who came to events of some years ago and how to reach them; kind, unit and sign-ins stay for the figures. */
export const eventRegistrations = {
  ...{ key: 'event_registrations', group: 'personal', end: 'anonymise', kept: config.contacts },
  table: 'event_registrations',
  set: () => ({ name: null, post: null, mobile: null, email: null, plate: null, updated_at: sqlTime() }),
  overdue: (rows, { day }) =>
    rows.whereNotNull('name').whereIn('event_id', db.from('events').where('ends_on', '<', day).select('id')),
} satisfies RetentionClass
