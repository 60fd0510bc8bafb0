import { allianceNotices } from '#app/alliance/alliance_notices'
import { activityNotices } from '#app/activities/activity_notices'
import { bookEditionNotices } from '#app/casebooks/book_edition_notices'
import { bookingNotices } from '#app/bookings/booking_notices'
import { figureNotices } from '#app/evaluation_figures/figure_notices'
import { resultNotices as evaluationResultNotices } from '#app/evaluation_results/result_notices'
import { meetingNotices } from '#app/alliance_meetings/meeting_notices'
import { evaluationNotices } from '#app/evaluations/evaluation_notices'
import { indicatorNotices } from '#app/indicators/indicator_notices'
import { personalDataNotices } from '#app/personal_data/personal_data_notices'
import { exportFileNotices } from '#app/export_files/export_file_notices'
import { improvementNotices } from '#app/improvements/improvement_notices'
import { importNotices } from '#app/imports/import_notices'
import { caseCallNotices } from '#app/case_calls/case_call_notices'
import { caseNotices } from '#app/cases/case_notices'
import { caseReviewNotices } from '#app/case_reviews/case_review_notices'
import { selectionNotices } from '#app/case_decisions/selection_notices'
import { casebookNotices } from '#app/casebooks/casebook_notices'
import { changeNotices } from '#app/changes/change_notices'
import { expiryNotices } from '#app/designations/expiry_notices'
import { apiKeyNotices } from '#app/api_keys/api_key_notices'
import { backgroundJobNotices } from '#app/background_jobs/background_job_notices'
import { eventNotices } from '#app/events/event_notices'
import { eventLetters, eventCalendar } from '#app/events/event_calendar'
import { evaluationScoringNotices } from '#app/evaluation_scoring/evaluation_scoring_notices'
import { expertNotices } from '#app/experts/expert_notices'
import { registerNotices, registerPaper } from '#app/notifications/notices'
import { officeNotices } from '#app/office/office_notices'
import { productNotices } from '#app/products/product_notices'
import { registrationNotices } from '#app/registrations/registration_notices'
import { sanctionNotices } from '#app/sanctions/sanction_notices'
import { pointApplicationNotices } from '#app/service_points/point_application_notices'
import { ratingNotices } from '#app/ratings/rating_notices'
import { recommendationNotices } from '#app/titles/recommendation_notices'
import { selfNotices } from '#app/self_assessments/self_notices'
import { roleGrantNotices } from '#app/accounts/role_grant_notices'
import { surveyNotices } from '#app/surveys/survey_notices'
import { rollOverNotices } from '#app/roll_overs/roll_over_notices'
import { reportWritingNotices } from '#app/work_reports/report_writing_notices'
import { resultNotices } from '#app/survey_results/result_notices'
import { workReportNotices } from '#app/work_reports/work_report_notices'
import { bulkNotices } from '#app/workflow/bulk_notices'

/** The notices of every module. */
registerNotices(registrationNotices)
registerNotices(pointApplicationNotices)
registerNotices(sanctionNotices)
registerNotices(officeNotices)
registerNotices(bulkNotices)
registerNotices(importNotices)
registerNotices(activityNotices)
registerNotices(bookingNotices)
registerNotices(ratingNotices)
registerNotices(expiryNotices)
registerNotices(changeNotices)
registerNotices(recommendationNotices)
registerNotices(apiKeyNotices)
registerNotices(backgroundJobNotices)
registerNotices(eventNotices)
for (const letter of eventLetters) registerPaper(letter, eventCalendar)
registerNotices(productNotices)
registerNotices(surveyNotices)
registerNotices(expertNotices)
registerNotices(caseReviewNotices)
registerNotices(resultNotices)
registerNotices(caseCallNotices)
registerNotices(allianceNotices)
registerNotices(meetingNotices)
registerNotices(caseNotices)
registerNotices(selectionNotices)
registerNotices(casebookNotices)
registerNotices(bookEditionNotices)
registerNotices(indicatorNotices)
registerNotices(figureNotices)
registerNotices(evaluationNotices)
registerNotices(selfNotices)
registerNotices(evaluationScoringNotices)
registerNotices(evaluationResultNotices)
registerNotices(workReportNotices)
registerNotices(exportFileNotices)
registerNotices(personalDataNotices)
registerNotices(improvementNotices)
registerNotices(reportWritingNotices)
registerNotices(rollOverNotices)
registerNotices(roleGrantNotices)
