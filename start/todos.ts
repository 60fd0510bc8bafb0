import { checkTodos, handoverTodos, memberTodos, proceedingTodos } from '#app/alliance/alliance_todos'
import { consultationTodos, correctionTodos } from '#app/activities/activity_todos'
import { figureTodos } from '#app/evaluation_figures/figure_todos'
import { meetingTodos, voteTodos } from '#app/alliance_meetings/meeting_todos'
import { bookingTodos } from '#app/bookings/booking_todos'
import { changeTodos } from '#app/changes/change_todos'
import { eventTaskTodos } from '#app/events/event_task_todos'
import { eventTodos } from '#app/events/event_todos'
import { productTodos, resultRequestTodos } from '#app/products/product_todos'
import { assignmentTodos, invitationTodos } from '#app/experts/expert_todos'
import { resultTodos } from '#app/survey_results/result_todos'
import { badRatingTodos } from '#app/ratings/rating_todos'
import { registerTodos } from '#app/workflow/todos'
import { rectificationTodos, revocationTodos } from '#app/sanctions/sanction_todos'
import { applicationTodos } from '#app/service_points/application_todos'
import { surveyTodos } from '#app/surveys/survey_todos'
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
registerTodos(resultTodos)
registerTodos(meetingTodos, voteTodos)
registerTodos(memberTodos, handoverTodos, proceedingTodos, checkTodos)
registerTodos(figureTodos)
