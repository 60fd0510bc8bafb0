import { idsOfAny } from '#app/core/ids_of_any'
import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import { deadlinesOf } from './application_deadlines.js'
import PointApplication from './point_application.js'
import { desksOf } from './point_application_todo.js'
import { pointApplicationWorkflow } from './point_application_workflow.js'

/** Applications on which it is this person's turn. */
export const applicationTodos: TodoSource = {
  item: 'applications',
  waiting: (user) => seenBy(user).withScopes((scopes) => scopes.waitingFor(user)),
  desks: seenDesks,
  list: async (user, { i18n, calendar }) => {
    const applications = await oldest(user, 20).preload('clocks')
    return applications.map((application) => ({
      title: application.orgName,
      text: application.number,
      href: pathOf(application),
      badge: {
        tone: pointApplicationWorkflow.states[application.state].tone,
        text: i18n.t(`point_applications.states.${application.state}`),
      },
      since: application.stateSince,
      deadline: deadlinesOf(application, calendar).at(0),
    }))
  },
}

/** The oldest of all are among the oldest of each desk. */
function oldest(user: User, most: number) {
  const desks = seenDesks(user).map((desk) => desk.orderBy('stateSince').orderBy('id').limit(most))
  return PointApplication.query().whereIn('id', idsOfAny(desks)).orderBy('stateSince').orderBy('id').limit(most)
}

function seenDesks(user: User) {
  return desksOf(user, () => seenBy(user))
}

function seenBy(user: User) {
  return PointApplication.query().withScopes((scopes) => scopes.visibleTo(user))
}

/** The page on which the thing waiting is done. */
function pathOf({ id, state }: PointApplication) {
  if (state === 'draft') return `/applications/${id}/edit`
  return state === 'expert_review' ? `/expert-reviews/${id}/edit` : `/applications/${id}`
}
