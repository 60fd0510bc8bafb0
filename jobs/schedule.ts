import type { JobName } from './registry.js'

/** All recurring work on one page. Times are Beijing time. */
export const schedule: { job: JobName; pattern: string; payload?: object }[] = [
  { job: 'audit/anchor_day', pattern: '10 8 * * *' },
  /** Often, so that a day that began with a standstill is made up for. */
  { job: 'workflow/sweep_clocks', pattern: '20 8-18 * * *' },
  /** Titles end in the first minutes of a day; seen again in the morning, after a night without a worker. */
  { job: 'designations/expire', pattern: '2 0,8 * * *' },
  { job: 'service_points/end_renewals', pattern: '5 0,8-18 * * *' },
  { job: 'changes/keep_suspensions', pattern: '4 0,8 * * *' },
  /** In the first minutes of the day that was chosen; seen again after a standstill. */
  { job: 'case_decisions/begin_notices', pattern: '3 0,8-18 * * *' },
  { job: 'designations/remind_of_expiry', pattern: '30 8 * * *' },
  { job: 'improvements/remind', pattern: '32 8 * * *' },
  { job: 'sanctions/watch_rectifications', pattern: '25 8-18 * * *' },
  { job: 'surveys/keep_waves', pattern: '6 0,8 * * *' },
  /** Calls end in the first minutes of a day; those with drafts are reminded in the morning. */
  { job: 'case_calls/keep', pattern: '8 0,8 * * *' },
  /** Self-assessments close in the first minutes of a day; titles that ended in it take their points out. */
  { job: 'evaluations/keep', pattern: '9 0,8-18 * * *' },
  { job: 'surveys/remind', pattern: '5 9 * * *' },
  /** Terms, suspensions, absences, revoked titles; the yearly check in January. */
  { job: 'alliance/keep', pattern: '35 8-18 * * *' },
  { job: 'accounts/expire_grants', pattern: '5 0,8 * * *' },
  { job: 'api_keys/keep', pattern: '30 8 * * *' },
  /** What was given up since the last look. */
  { job: 'background_jobs/watch', pattern: '*/10 * * * *' },
  { job: 'survey_answers/keep', pattern: '7 * * * *' },
  { job: 'export_files/sweep', pattern: '17 * * * *' },
  { job: 'personal_data/sweep', pattern: '19 * * * *' },
  /** Once the data of a year stands, its report is built by itself. */
  { job: 'work_reports/keep', pattern: '12 1,8 * 1-3 *' },
  { job: 'work_reports/remind', pattern: '34 8-18 * * *' },
  { job: 'tallies/rebuild', pattern: '15 0 * * *' },
  { job: 'core/sweep', pattern: '30 3 * * *' },
  { job: 'attachments/sweep', pattern: '45 3 * * *' },
]
