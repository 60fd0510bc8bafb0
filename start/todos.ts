import { checkTodos, handoverTodos, memberTodos, proceedingTodos } from '#app/alliance/alliance_todos'
import { consultationTodos, correctionTodos } from '#app/activities/activity_todos'
import { figureTodos } from '#app/evaluation_figures/figure_todos'
import { appealTodos, extraTodos } from '#app/evaluation_results/result_todos'
import { meetingTodos, voteTodos } from '#app/alliance_meetings/meeting_todos'
import { backgroundJobTodos } from '#app/background_jobs/background_job_todos'
import { bookEditionTodos } from '#app/casebooks/book_edition_todos'
import { bookingTodos } from '#app/bookings/booking_todos'
import { caseCallTodos } from '#app/case_calls/case_call_todos'
import { caseTodos } from '#app/cases/case_todos'
import { caseReviewTodos, caseRoundTodos } from '#app/case_reviews/case_review_todos'
import { caseObjectionTodos, openingTodos, selectionTodos } from '#app/case_decisions/selection_todos'
import { casebookTodos, entryTodos as casebookEntryTodos } from '#app/casebooks/casebook_todos'
import { changeTodos } from '#app/changes/change_todos'
import { eventTaskTodos } from '#app/events/event_task_todos'
import { eventTodos } from '#app/events/event_todos'
import { personalRequestTodos } from '#app/personal_data/personal_request_todos'
import { productTodos, resultRequestTodos } from '#app/products/product_todos'
import { assignmentTodos, invitationTodos } from '#app/experts/expert_todos'
import { chapterTodos, opinionTodos } from '#app/work_reports/report_writing_todos'
import { resultTodos } from '#app/survey_results/result_todos'
import { cycleTodos } from '#app/evaluations/evaluation_todos'
import { improvementTodos } from '#app/improvements/improvement_todos'
import { indicatorTodos } from '#app/indicators/indicator_todos'
import { badRatingTodos } from '#app/ratings/rating_todos'
import { selfTodos } from '#app/self_assessments/self_todos'
import { evaluationPanelTodos, evaluationSheetTodos } from '#app/evaluation_scoring/evaluation_scoring_todos'
import { roleGrantTodos } from '#app/security_office/role_grant_todos'
import { registerTodos } from '#app/workflow/todos'
import { rectificationTodos, revocationTodos } from '#app/sanctions/sanction_todos'
import { applicationTodos } from '#app/service_points/application_todos'
import { surveyTodos } from '#app/surveys/survey_todos'
import { workReportTodos } from '#app/work_reports/work_report_todos'
import { rollOverTodos } from '#app/roll_overs/roll_over_todos'
import { recommendationTodos } from '#app/titles/recommendation_todos'

/** What can wait for somebody on the first page. */
registerTodos(applicationTodos)
registerTodos(consultationTodos, correctionTodos)
registerTodos(bookingTodos)
registerTodos(badRatingTodos)
registerTodos(changeTodos)
registerTodos(rectificationTodos, revocationTodos)
registerTodos(recommendationTodos)
registerTodos(eventTodos, eventTaskTodos)
registerTodos(productTodos, resultRequestTodos)
registerTodos(surveyTodos)
registerTodos(assignmentTodos, invitationTodos)
registerTodos(caseReviewTodos, caseRoundTodos)
registerTodos(resultTodos)
registerTodos(caseCallTodos)
registerTodos(meetingTodos, voteTodos)
registerTodos(caseTodos)
registerTodos(memberTodos, handoverTodos, proceedingTodos, checkTodos)
registerTodos(openingTodos, selectionTodos, caseObjectionTodos)
registerTodos(casebookEntryTodos, casebookTodos)
registerTodos(bookEditionTodos)
registerTodos(indicatorTodos)
registerTodos(figureTodos)
registerTodos(cycleTodos, selfTodos)
registerTodos(evaluationSheetTodos, evaluationPanelTodos)
registerTodos(extraTodos, appealTodos)
registerTodos(workReportTodos)
registerTodos(improvementTodos)
registerTodos(chapterTodos, opinionTodos)
registerTodos(rollOverTodos)
registerTodos(backgroundJobTodos)
registerTodos(roleGrantTodos)
registerTodos(personalRequestTodos)
