import type AuditEntry from '#app/audit/audit_entry'
import type { Notice, Notices } from '#app/notifications/notices'
import { applicantRoles } from '#app/users/roles'
import User from '#app/users/user'
import Event from './event.js'
import EventTask from './event_task.js'

const people = (query: Promise<User[]> | unknown) => query as Promise<User[]>

export const eventNotices: Notices = {
  'event.returned': {
    roles: [...applicantRoles, 'bureau_handler'],
    recipients: async ({ subjectId }: AuditEntry) => {
      const { createdById } = await Event.findOrFail(subjectId)
      return people(User.query().where({ id: createdById, isActive: true }))
    },
    params: async (entry) => {
      const { number, name } = await Event.findOrFail(entry.subjectId)
      return { number, title: name, opinion: entry.particulars.opinion ?? '' }
    },
    path: ({ subjectId }) => `/trainings/${subjectId}`,
  },
  'event_task.assigned': aboutTask([...applicantRoles, 'bureau_handler', 'division_head', 'bureau_leader'], owners),
  'event_task.reopened': aboutTask([...applicantRoles, 'bureau_handler', 'division_head', 'bureau_leader'], owners),
  'event_task.done': aboutTask(['bureau_handler'], async () =>
    people(User.query().withScopes((scopes) => scopes.active('bureau_handler')))
  ),
}

function aboutTask(roles: Notice['roles'], recipients: Notice['recipients']): Notice {
  return {
    roles,
    recipients,
    params: async (entry) => {
      const task = await EventTask.query().where('id', entry.subjectId).preload('event').firstOrFail()
      const due = task.dueOn.toISODate()!
      return { title: task.title, conference: task.event.name, due, opinion: entry.particulars.opinion ?? '' }
    },
    path: ({ subjectId }) => `/event-tasks/${subjectId}`,
  }
}

async function owners({ subjectId }: AuditEntry) {
  const { ownerId, organizationId } = await EventTask.findOrFail(subjectId)
  return people(User.query().where({ ...(ownerId ? { id: ownerId } : { organizationId }), isActive: true }))
}
