import { registerJobKinds, registerSchedule, type JobKind } from '#app/background_jobs/job_kinds'
import { announced, mailed } from '#app/background_jobs/job_subjects'
import Certificate from '#app/designations/certificate'
import { openRefusedMails } from '#app/notifications/post_mail'
import { registry, type JobName } from '#jobs/registry'
import { schedule } from '#jobs/schedule'

const about = (type: string, key: string): JobKind => ({ about: { type, key } })

/** What a job is about, where it is about one thing. */
const kinds: Partial<Record<JobName, JobKind>> = {
  'notifications/announce': { about: announced },
  'notifications/send_mail': {
    about: mailed,
    beforeRetry: (trx, payloads) =>
      openRefusedMails(
        trx,
        payloads.map(({ deliveryId }) => Number(deliveryId))
      ),
  },
  'alliance/post_mailing': about('alliance_mailing', 'mailingId'),
  'case_reviews/scan_round': about('case_round', 'roundId'),
  'casebooks/build': about('casebook_edition', 'editionId'),
  'designations/draw_certificate': {
    about: async (payloads) => {
      const certificates = await Certificate.findMany(payloads.map(({ certificateId }) => Number(certificateId)))
      const of = new Map(certificates.map(({ id, designationId }) => [id, designationId]))
      return payloads.map(({ certificateId }) => {
        const id = of.get(Number(certificateId))
        return id ? { type: 'designation', id } : null
      })
    },
  },
  'evaluation_figures/freeze': about('figure_freeze_run', 'runId'),
  'events/tell_registered': about('event', 'eventId'),
  'export_files/write': about('export_file', 'exportFileId'),
  'imports/read': about('import', 'importId'),
  'imports/run': about('import', 'importId'),
  'imports/undo': about('import', 'importId'),
  'personal_data/write_export': about('person_export', 'personExportId'),
  'roll_overs/run': about('roll_over', 'rollOverId'),
  'survey_results/calculate': about('survey_result', 'resultId'),
  'surveys/count_recipients': about('survey_intake', 'intakeId'),
  'surveys/send_slice': about('survey_wave', 'waveId'),
  'surveys/take_recipients': about('survey_intake', 'intakeId'),
  'work_reports/assemble': about('report_building', 'buildingId'),
  'work_reports/write_chapter': about('report_building', 'buildingId'),
  'workflow/run_bulk_act': about('bulk_act', 'bulkActId'),
}

registerJobKinds(Object.fromEntries(Object.keys(registry).map((job) => [job, kinds[job as JobName] ?? {}])))
registerSchedule(schedule)
