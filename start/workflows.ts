import edge from 'edge.js'
import { assignmentWorkflow } from '#app/experts/assignment_workflow'
import { expertWorkflow } from '#app/experts/expert_workflow'
import { invitationWorkflow, lapseInvitation } from '#app/experts/invitation_workflow'
import { lapseSupplement } from '#app/alliance/application'
import { checkWorkflow as allianceCheckWorkflow } from '#app/alliance/check_workflow'
import { entryWorkflow as allianceEntryWorkflow } from '#app/alliance/entry_workflow'
import { handoverWorkflow } from '#app/alliance/handover_workflow'
import { mailingWorkflow } from '#app/alliance/mailing_workflow'
import { memberWorkflow } from '#app/alliance/member_workflow'
import { partnerWorkflow } from '#app/alliance/partner_workflow'
import { proceedingWorkflow } from '#app/alliance/proceeding_workflow'
import { closeStatement } from '#app/alliance/proceedings'
import { seatWorkflow } from '#app/alliance/seat_workflow'
import { consultationBulkActs } from '#app/activities/consultation_bulk_acts'
import { consultationWorkflow } from '#app/activities/consultation_workflow'
import { evaluationPanelWorkflow } from '#app/evaluation_scoring/evaluation_panel_workflow'
import { evaluationSeatWorkflow } from '#app/evaluation_scoring/evaluation_seat_workflow'
import { evaluationCycleWorkflow } from '#app/evaluations/evaluation_cycle_workflow'
import { pointEvaluationWorkflow } from '#app/evaluations/point_evaluation_workflow'
import { appealWorkflow } from '#app/evaluation_results/appeal_workflow'
import { extraWorkflow } from '#app/evaluation_results/extra_workflow'
import { scoreUploadWorkflow } from '#app/evaluation_workbooks/score_upload_workflow'
import { figureFreezeWorkflow } from '#app/evaluation_figures/figure_freeze_workflow'
import { figureOverrideWorkflow } from '#app/evaluation_figures/figure_override_workflow'
import { meetingWorkflow } from '#app/alliance_meetings/meeting_workflow'
import { voteWorkflow } from '#app/alliance_meetings/vote_workflow'
import { actionPlanWorkflow } from '#app/action_plan/action_plan_workflow'
import { badRatingWorkflow } from '#app/ratings/bad_rating_case_workflow'
import { casebookWorkflow } from '#app/casebooks/casebook_workflow'
import { entryWorkflow as casebookEntryWorkflow } from '#app/casebooks/entry_workflow'
import { bookingWorkflow } from '#app/bookings/booking_workflow'
import { caseCallWorkflow } from '#app/case_calls/case_call_workflow'
import { caseBulkActs } from '#app/cases/case_bulk_acts'
import { lapseCase } from '#app/cases/formal_check'
import { typicalCaseWorkflow } from '#app/cases/typical_case_workflow'
import { caseRoundWorkflow } from '#app/case_reviews/case_round_workflow'
import { caseSeatWorkflow } from '#app/case_reviews/case_seat_workflow'
import { selectionWorkflow } from '#app/case_decisions/selection_workflow'
import { changeWorkflow } from '#app/changes/change_workflow'
import { personExportWorkflow } from '#app/personal_data/person_export_workflow'
import { personalRequestWorkflow } from '#app/personal_data/personal_request_workflow'
import { apiKeyWorkflow } from '#app/api_keys/api_key_workflow'
import { eventBulkActs } from '#app/events/event_bulk_acts'
import { taskWorkflow } from '#app/events/event_task_workflow'
import { eventWorkflow } from '#app/events/event_workflow'
import { registrationWorkflow as eventRegistrationWorkflow } from '#app/events/event_registration_workflow'
import { correctionWorkflow } from '#app/activities/correction_workflow'
import { lightRecordWorkflow } from '#app/light_records/light_record_workflow'
import { bookEditionWorkflow } from '#app/casebooks/book_edition_workflow'
import { improvementWorkflow } from '#app/improvements/improvement_workflow'
import { outsideFigureWorkflow } from '#app/outside_figures/outside_figure_workflow'
import { productWorkflow } from '#app/products/product_workflow'
import { resultRequestWorkflow } from '#app/products/result_request_workflow'
import { sharedResultWorkflow } from '#app/products/shared_result_workflow'
import { questionVersionWorkflow } from '#app/questions/question_version_workflow'
import { applicationBulkActs } from '#app/service_points/application_bulk_acts'
import { indicatorVersionWorkflow } from '#app/indicators/indicator_version_workflow'
import { exportFileWorkflow } from '#app/export_files/export_file_workflow'
import { importWorkflow } from '#app/imports/import_workflow'
import { registrationWorkflow } from '#app/registrations/registration_workflow'
import { pointApplicationWorkflow } from '#app/service_points/point_application_workflow'
import { pointBatchWorkflow } from '#app/service_points/point_batch_workflow'
import { externalTitleWorkflow } from '#app/titles/external_title_workflow'
import { recommendationWorkflow } from '#app/titles/recommendation_workflow'
import { rollOverWorkflow } from '#app/roll_overs/roll_over_workflow'
import { reportBuildingWorkflow } from '#app/work_reports/report_building_workflow'
import { workReportWorkflow } from '#app/work_reports/work_report_workflow'
import { surveyIntakeWorkflow } from '#app/surveys/survey_intake_workflow'
import { surveyWaveWorkflow } from '#app/surveys/survey_wave_workflow'
import { designationWorkflow } from '#app/designations/designation_workflow'
import { rectificationWorkflow } from '#app/sanctions/rectification_workflow'
import { closeHearing } from '#app/sanctions/revocation_statement'
import { revocationWorkflow } from '#app/sanctions/revocation_workflow'
import { lapseCorrection } from '#app/service_points/application_corrections'
import { lapseSelfSupplement } from '#app/self_assessments/formal_check'
import { roleGrantWorkflow } from '#app/accounts/role_grant_workflow'
import { selfBulkActs } from '#app/self_assessments/self_bulk_acts'
import type { Lapses } from '#app/workflow/clock_sweep'
import { registerBulkActs } from '#app/workflow/bulk_kinds'
import { bulkActWorkflow } from '#app/workflow/bulk_workflow'
import type { Workflow } from '#app/workflow/workflow'

/** Every flow of the house, for the state badges, the diagrams in docs/workflows.md and the generated tests. */
export const workflows: Workflow<any, any>[] = [
  registrationWorkflow,
  pointBatchWorkflow,
  pointApplicationWorkflow,
  designationWorkflow,
  changeWorkflow,
  rectificationWorkflow,
  revocationWorkflow,
  bulkActWorkflow,
  importWorkflow,
  exportFileWorkflow,
  personExportWorkflow,
  personalRequestWorkflow,
  consultationWorkflow,
  correctionWorkflow,
  bookingWorkflow,
  badRatingWorkflow,
  eventWorkflow,
  eventRegistrationWorkflow,
  taskWorkflow,
  productWorkflow,
  sharedResultWorkflow,
  resultRequestWorkflow,
  outsideFigureWorkflow,
  lightRecordWorkflow,
  actionPlanWorkflow,
  improvementWorkflow,
  externalTitleWorkflow,
  recommendationWorkflow,
  apiKeyWorkflow,
  roleGrantWorkflow,
  questionVersionWorkflow,
  surveyWaveWorkflow,
  surveyIntakeWorkflow,
  caseCallWorkflow,
  expertWorkflow,
  assignmentWorkflow,
  invitationWorkflow,
  memberWorkflow,
  handoverWorkflow,
  proceedingWorkflow,
  allianceCheckWorkflow,
  allianceEntryWorkflow,
  seatWorkflow,
  partnerWorkflow,
  mailingWorkflow,
  meetingWorkflow,
  voteWorkflow,
  typicalCaseWorkflow,
  caseRoundWorkflow,
  caseSeatWorkflow,
  selectionWorkflow,
  casebookWorkflow,
  casebookEntryWorkflow,
  bookEditionWorkflow,
  indicatorVersionWorkflow,
  figureOverrideWorkflow,
  figureFreezeWorkflow,
  evaluationCycleWorkflow,
  pointEvaluationWorkflow,
  evaluationPanelWorkflow,
  evaluationSeatWorkflow,
  extraWorkflow,
  appealWorkflow,
  scoreUploadWorkflow,
  workReportWorkflow,
  reportBuildingWorkflow,
  rollOverWorkflow,
]

/** What follows by itself when a limit is over. */
export const lapses: Lapses = {
  'point_application/supplement': lapseCorrection,
  'revocation/statement': closeHearing,
  'expert_invitation/expert_answer': lapseInvitation,
  'alliance_member/alliance_supplement': lapseSupplement,
  'alliance_proceeding/alliance_statement': closeStatement,
  'typical_case/case_supplement': lapseCase,
  'point_evaluation/evaluation_supplement': lapseSelfSupplement,
}

/** What can be done to many rows at once. */
registerBulkActs('point_application', applicationBulkActs)
registerBulkActs('consultation', consultationBulkActs)
registerBulkActs('event', eventBulkActs)
registerBulkActs('typical_case', caseBulkActs)
registerBulkActs('point_evaluation', selfBulkActs)

edge.global('stateTone', (subject: string, state: string) => {
  return workflows.find((workflow) => workflow.subject === subject)?.states[state]?.tone ?? 'quiet'
})
