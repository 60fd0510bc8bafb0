import { contactsOf } from '#app/activities/contact_purge'
import { mailingRecipients } from '#app/alliance/mailing_retention'
import { keyCounts } from '#app/api_keys/api_key_use'
import { eventRegistrations } from '#app/events/registration_purge'
import { exportFiles } from '#app/export_files/sweep_export_files'
import { registerRetention, type RetentionClass } from '#app/personal_data/retention_class'
import { workingData } from '#app/personal_data/working_data'
import { objectionContacts } from '#app/service_points/objection_retention'
import { surveyRecipients } from '#app/surveys/survey_purge'
import config from '#config/retention'

const permanent = (key: string): RetentionClass => ({ key, group: 'permanent', end: 'none' })

/** What people of the archive appraise after its time, by the day in this column. */
function archived(group: 'years_30' | 'years_10', table: string, column: string, isDay = true): RetentionClass {
  return {
    ...{ key: table, group, end: 'appraise', kept: group === 'years_30' ? config.long : config.short, table },
    overdue: (rows, { day, time }) => rows.where(column, '<', isDay ? day : time),
  }
}

/** How long what is kept (domain 11): archives, people's data, logs, what the machinery leaves. */
registerRetention(...['audit_entries', 'recognitions', 'work_reports', 'casebooks', 'published'].map(permanent))
registerRetention(
  archived('years_30', 'evaluation_cycles', 'state_since', false),
  archived('years_30', 'survey_waves', 'closes_on'),
  archived('years_10', 'consultations', 'served_on'),
  archived('years_10', 'events', 'ends_on'),
  archived('years_10', 'light_records', 'happened_on')
)
registerRetention(
  contactsOf('consultations', 'served_on'),
  contactsOf('bookings', 'wanted_on'),
  contactsOf('bad_rating_cases', 'rated_on'),
  eventRegistrations,
  surveyRecipients,
  mailingRecipients,
  objectionContacts('objections'),
  objectionContacts('case_objections')
)
registerRetention(exportFiles, keyCounts, ...workingData)
