import db from '@adonisjs/lucid/services/db'
import type { RetentionClass } from '#app/personal_data/retention_class'
import config from '#config/retention'

export const ended = () => db.from('survey_waves').whereNotIn('state', ['draft', 'approved', 'open'])

/** Who was asked in waves that ended some months ago; how many were asked stays. */
export const surveyRecipients = {
  ...{ key: 'survey_recipients', group: 'personal', end: 'anonymise', kept: config.surveyRecipients },
  table: 'survey_invitations',
  set: () => ({
    ...{ email: db.raw('cast(id as char)'), name: null, last_error: null, next_try_at: null, message_id: null },
  }),
  overdue: (rows, { day }) =>
    rows.where('email', 'like', '%@%').whereIn('wave_id', ended().where('closes_on', '<', day).select('id')),
} satisfies RetentionClass
