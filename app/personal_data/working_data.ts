import { sqlTime } from '#app/core/dialect'
import personal from '#config/personal_data'
import config from '#config/retention'
import type { RetentionClass } from './retention_class.js'

/** What the machinery of the house leaves behind. */
export const workingData: RetentionClass[] = [
  {
    ...{ key: 'sessions', group: 'working', end: 'delete', kept: config.sessions, table: 'sessions' },
    /** Their library writes numbers into SQLite, where every number is less than a text: that would end all of them. */
    overdue: (rows, { moment }) => rows.where('expires_at', '<', moment),
  },
  {
    ...{ key: 'password_tokens', group: 'working', end: 'delete', kept: config.passwordTokens },
    table: 'password_resets',
    overdue: (rows, { time }) => rows.where('expires_at', '<', time),
  },
  {
    ...{ key: 'form_keys', group: 'working', end: 'delete', kept: config.formKeys, table: 'idempotency_keys' },
    overdue: (rows, { time }) => rows.where('created_at', '<', time),
  },
  {
    ...{ key: 'done_jobs', group: 'working', end: 'delete', kept: config.doneJobs, table: 'outbox' },
    overdue: (rows, { time }) => rows.where('done_at', '<', time),
  },
  {
    ...{ key: 'jobs_set_aside', group: 'working', end: 'delete', kept: config.jobsSetAside, table: 'outbox' },
    overdue: (rows, { time }) => rows.where('set_aside_at', '<', time),
  },
  {
    ...{ key: 'workers', group: 'working', end: 'delete', kept: config.workers, table: 'workers' },
    overdue: (rows, { time }) => rows.where('seen_at', '<', time),
  },
  {
    ...{ key: 'bulk_choices', group: 'working', end: 'delete', kept: config.bulkChoices, table: 'bulk_acts' },
    overdue: (rows, { time }) => rows.where('state', 'chosen').where('created_at', '<', time),
  },
  {
    ...{ key: 'notifications', group: 'working', end: 'delete', kept: config.notifications, table: 'notifications' },
    overdue: (rows, { time }) => rows.where('created_at', '<', time),
  },
  {
    ...{ key: 'inbox_mails', group: 'working', end: 'delete', kept: config.inboxMails, table: 'inbox_mails' },
    overdue: (rows, { time }) => rows.where('created_at', '<', time),
  },
  {
    ...{ key: 'removed_files', group: 'working', end: 'elsewhere', kept: config.removedFiles, table: 'attachments' },
    overdue: (rows, { time }) => rows.where('removed_at', '<', time),
  },
  {
    ...{ key: 'person_exports', group: 'working', end: 'elsewhere', kept: { days: personal.keptDays } },
    table: 'person_exports',
    overdue: (rows) => rows.where('state', 'done').where('expires_at', '<', sqlTime()),
  },
  {
    ...{ key: 'personal_requests', group: 'personal', end: 'anonymise', kept: config.contacts },
    table: 'personal_requests',
    set: () => ({ person_name: '—', mobile: null, email: null, identity_check: null }),
    overdue: (rows, { time }) =>
      rows.whereNotNull('decided_by_id').whereNot('person_name', '—').where('state_since', '<', time),
  },
  {
    ...{ key: 'mail_deliveries', group: 'logs', end: 'delete', kept: config.logs, table: 'mail_deliveries' },
    overdue: (rows, { time }) => rows.where('created_at', '<', time).where('updated_at', '<', time),
  },
  {
    ...{ key: 'retention_runs', group: 'logs', end: 'delete', kept: config.logs, table: 'retention_runs' },
    overdue: (rows, { time }) => rows.where('finished_at', '<', time),
  },
]
