import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import EventTask from './event_task.js'
import { standingOf } from './event_task_list.js'

/** What a conference gave this person, or this person's institution, to do. */
export const eventTaskTodos: TodoSource = {
  item: 'event_tasks',
  waiting: waitingTasks,
  list: async (user, { i18n }) => {
    const tasks = await waitingTasks(user).orderBy('dueOn').orderBy('id').limit(20)
    return tasks.map((task) => ({
      title: task.title,
      text: i18n.t('event_tasks.due', { day: task.dueOn.toISODate()! }),
      href: `/event-tasks/${task.id}`,
      badge: { tone: task.isOverdue ? 'bad' : 'waiting', text: i18n.t(`event_tasks.states.${standingOf(task)}`) },
      since: task.stateSince,
    }))
  },
}

function waitingTasks(user: User) {
  return EventTask.query()
    .where('state', 'open')
    .where((own) => {
      own.where('ownerId', user.id)
      if (user.organizationId) own.orWhere('organizationId', user.organizationId)
    })
}
