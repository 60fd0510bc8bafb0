import { consultationTodos, correctionTodos } from '#app/activities/activity_todos'
import { eventTaskTodos } from '#app/events/event_task_todos'
import { eventTodos } from '#app/events/event_todos'
import { registerTodos } from '#app/workflow/todos'
import { applicationTodos } from '#app/service_points/application_todos'

/** What can wait for somebody on the first page. */
registerTodos(applicationTodos, consultationTodos, correctionTodos, eventTodos, eventTaskTodos)
