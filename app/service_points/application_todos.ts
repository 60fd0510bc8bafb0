import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import { deadlinesOf } from './application_deadlines.js'
import PointApplication from './point_application.js'
import { desksOf } from './point_application_todo.js'
import { pointApplicationWorkflow } from './point_application_workflow.js'

/** Applications on which it is this person's turn. */
export const applicationTodos: TodoSource = {
  item: 'applications',
  waiting,
  desks: (user) => desksOf(user).map((desk) => seenBy(user).where((one) => void desk(one))),
  list: async (user, { i18n, calendar }) => {
    const applications = await waiting(user).preload('clocks').orderBy('stateSince').orderBy('id').limit(20)
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

function waiting(user: User) {
  return seenBy(user).withScopes((scopes) => scopes.waitingFor(user))
}

function seenBy(user: User) {
  return PointApplication.query().withScopes((scopes) => scopes.visibleTo(user))
}

/** The page on which the thing waiting is done. */
function pathOf({ id, state }: PointApplication) {
  if (state === 'draft') return `/applications/${id}/edit`
  return state === 'expert_review' ? `/expert-reviews/${id}/edit` : `/applications/${id}`
}
