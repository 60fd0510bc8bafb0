/** Every job by name: the name in the outbox is the path of its file. */
export const registry = {
  'notifications/announce': () => import('./notifications/announce.js'),
  'notifications/send_mail': () => import('./notifications/send_mail.js'),
  'alliance/keep': () => import('./alliance/keep.js'),
  'alliance/post_mailing': () => import('./alliance/post_mailing.js'),
  'api_keys/keep': () => import('./api_keys/keep.js'),
  'activities/purge_contacts': () => import('./activities/purge_contacts.js'),
  'attachments/sweep': () => import('./attachments/sweep.js'),
  'audit/anchor_day': () => import('./audit/anchor_day.js'),
  'events/tell_registered': () => import('./events/tell_registered.js'),
  'designations/draw_certificate': () => import('./designations/draw_certificate.js'),
  'imports/read': () => import('./imports/read.js'),
  'imports/run': () => import('./imports/run.js'),
  'imports/undo': () => import('./imports/undo.js'),
  'designations/expire': () => import('./designations/expire.js'),
  'designations/remind_of_expiry': () => import('./designations/remind_of_expiry.js'),
  'changes/keep_suspensions': () => import('./changes/keep_suspensions.js'),
  'sanctions/watch_rectifications': () => import('./sanctions/watch_rectifications.js'),
  'surveys/send_slice': () => import('./surveys/send_slice.js'),
  'surveys/count_recipients': () => import('./surveys/count_recipients.js'),
  'surveys/take_recipients': () => import('./surveys/take_recipients.js'),
  'surveys/keep_waves': () => import('./surveys/keep_waves.js'),
  'surveys/remind': () => import('./surveys/remind.js'),
  'survey_answers/keep': () => import('./survey_answers/keep.js'),
  'survey_results/calculate': () => import('./survey_results/calculate.js'),
  'evaluation_figures/freeze': () => import('./evaluation_figures/freeze.js'),
  'evaluation_figures/report': () => import('./evaluation_figures/report.js'),
  'tallies/rebuild': () => import('./tallies/rebuild.js'),
  'tallies/recount': () => import('./tallies/recount.js'),
  'workflow/sweep_clocks': () => import('./workflow/sweep_clocks.js'),
  'workflow/run_bulk_act': () => import('./workflow/run_bulk_act.js'),
  'core/sweep': () => import('./core/sweep.js'),
} as const

export type JobName = keyof typeof registry

export type JobPayload<N extends JobName> = Parameters<Awaited<ReturnType<(typeof registry)[N]>>['default']>[0]
