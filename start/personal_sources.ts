import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { bookingWorkflow } from '#app/bookings/booking_workflow'
import { beijingDay } from '#app/core/beijing_day'
import { eventRegistrations } from '#app/events/registration_purge'
import { badRatingWorkflow } from '#app/ratings/bad_rating_case_workflow'
import { ended, surveyRecipients } from '#app/surveys/survey_purge'
import { registerPersonalSources, type PersonalSource, type Whose } from '#app/personal_data/personal_sources'

/** Rows that name an account in one of their columns. */
function ofAccount(key: string, table: string, column: string, columns: string[]): PersonalSource {
  const rows = (whose: Whose) => ('userId' in whose ? db.from(table).where(column, whose.userId) : null)
  return { key, columns, rows }
}

/** Rows of the public, found by the number or the mailbox that was left. */
function ofPublic(
  { key, ...erasing }: { key: string } & NonNullable<PersonalSource['erasing']>,
  columns: string[],
  at: { mobile?: string; email?: string }
): PersonalSource {
  return {
    ...{ key, columns, subject: key.replace(/s$/, '') },
    erasing,
    rows(whose) {
      if ('userId' in whose) return null
      const { mobile, email } = whose
      const known = [
        ...(at.mobile && mobile ? [[at.mobile, mobile]] : []),
        ...(at.email && email ? [[at.email, email]] : []),
      ]
      if (known.length === 0) return null
      return db.from(key).where((same) => known.forEach(([column, value]) => void same.orWhere(column, value)))
    },
  }
}

const expertOf = (userId: number) => db.from('experts').where('user_id', userId).select('id')

function ofExpert(key: string, table: string, columns: string[]): PersonalSource {
  const rows = (whose: Whose) =>
    'userId' in whose ? db.from(table).whereIn('expert_id', expertOf(whose.userId)) : null
  return { key, columns, rows }
}

const REACH = ['contact_name', 'contact_mobile', 'contact_email']
const LEFT = { mobile: 'contact_mobile', email: 'contact_email' }

/** Who has an account. */
registerPersonalSources(
  ofAccount('account', 'users', 'id', [
    ...['name', 'email', 'phone', 'title', 'employer', 'district_code', 'roles', 'locale', 'is_active'],
    ...['last_sign_in_at', 'created_at', 'updated_at'],
  ]),
  ofAccount('representative', 'alliance_representatives', 'user_id', ['member_id', 'from_on', 'until_on']),
  ofAccount('expert', 'experts', 'user_id', [
    ...['title', 'employer', 'employer_kind', 'district_code', 'state', 'pause_reason', 'declared_at', 'created_at'],
  ]),
  ofExpert('expert_fields', 'expert_fields', ['field']),
  ofExpert('expert_employments', 'expert_employments', ['name', 'uscc', 'from_on', 'until_on']),
  ofExpert('expert_relations', 'expert_relations', ['kind', 'name', 'uscc']),
  ofExpert('expert_invitations', 'expert_invitations', ['state', 'decline_reason', 'decline_note', 'created_at']),
  ofAccount('stand_ins_absent', 'stand_ins', 'absent_id', ['from_day', 'until_day', 'reason', 'created_at']),
  ofAccount('stand_ins_deputy', 'stand_ins', 'deputy_id', ['from_day', 'until_day', 'reason', 'created_at']),
  ofAccount('decisions', 'approvals', 'by_id', [
    ...['subject_type', 'subject_id', 'step', 'decision', 'opinion', 'created_at'],
  ]),
  ofAccount('messages', 'messages', 'by_id', ['subject_type', 'subject_id', 'body', 'created_at']),
  ofAccount('files', 'attachments', 'uploaded_by_id', ['name', 'content_type', 'size', 'created_at']),
  ofAccount('notifications', 'notifications', 'user_id', ['event', 'path', 'read_at', 'created_at']),
  ofAccount('preferences', 'notification_preferences', 'user_id', ['event', 'in_app', 'by_mail']),
  ofAccount('views', 'list_views', 'user_id', ['list', 'name', 'query', 'created_at']),
  ofAccount('mails', 'mail_deliveries', 'user_id', ['recipient', 'template', 'state', 'sent_at', 'created_at']),
  ofAccount('exports', 'export_files', 'by_id', ['title', 'format', 'state', 'downloads', 'created_at']),
  ofAccount('acts', 'audit_entries', 'actor_id', ['occurred_at', 'action', 'subject_type', 'subject_id', 'ip']),
  {
    key: 'about',
    columns: ['occurred_at', 'action', 'actor_name'],
    rows: (whose) =>
      'userId' in whose ? db.from('audit_entries').where({ subject_type: 'user', subject_id: whose.userId }) : null,
  }
)

const NO_REACH = () => ({ contact_name: null, contact_mobile: null, contact_email: null })
const isClosed = (rows: DatabaseQueryBuilderContract) => rows.whereNotNull('closed_at')

/** Who left a number or a mailbox. What is still being worked on needs them. */
registerPersonalSources(
  ofPublic(
    {
      ...{ key: 'bookings', set: NO_REACH },
      settled: (rows) => rows.whereNotIn('state', bookingWorkflow.statesIn('open')),
    },
    ['id', 'number', 'wanted_on', 'field', 'question', 'client_name', ...REACH, 'state', 'created_at'],
    LEFT
  ),
  ofPublic(
    { key: 'consultations', set: NO_REACH },
    ['id', 'number', 'served_on', 'field', 'question', 'answer', 'client_name', ...REACH, 'created_at'],
    LEFT
  ),
  ofPublic(
    {
      ...{ key: 'bad_rating_cases', set: NO_REACH },
      settled: (rows) => rows.whereIn('state', badRatingWorkflow.statesIn('over')),
    },
    ['id', 'number', 'rated_on', 'stars', ...REACH, 'state', 'created_at'],
    LEFT
  ),
  ofPublic(
    {
      ...{ key: 'event_registrations', set: eventRegistrations.set },
      settled: (rows) => rows.whereIn('event_id', db.from('events').where('ends_on', '<', beijingDay()).select('id')),
    },
    ['id', 'event_id', 'name', 'unit', 'post', 'mobile', 'email', 'plate', 'state', 'created_at'],
    { mobile: 'mobile', email: 'email' }
  ),
  ofPublic(
    { key: 'objections', set: () => ({ contact: '' }), settled: isClosed },
    ['id', 'name', 'contact', 'reason', 'reply', 'state', 'created_at'],
    { mobile: 'contact', email: 'contact' }
  ),
  ofPublic(
    { key: 'case_objections', set: () => ({ contact: '' }), settled: isClosed },
    ['id', 'name', 'contact', 'reason', 'reply', 'state', 'created_at'],
    { email: 'contact' }
  ),
  ofPublic(
    {
      ...{ key: 'survey_invitations', set: surveyRecipients.set },
      settled: (rows) => rows.whereIn('wave_id', ended().select('id')),
    },
    ['id', 'wave_id', 'name', 'email', 'locale', 'created_at'],
    { email: 'email' }
  )
)
