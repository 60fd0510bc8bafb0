import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import Clock from '#app/workflow/clock'
import PersonalRequest from './personal_request.js'
import { personalRequestWorkflow } from './personal_request_workflow.js'

/** Requests that wait for an answer. */
export const personalRequestTodos: TodoSource = {
  item: 'personal_requests',
  waiting: waitingRequests,
  list: async (user, { i18n, calendar }) => {
    const rows = await waitingRequests(user).orderBy('stateSince').orderBy('id').limit(20)
    const clocks = await Clock.of(
      'personal_request',
      rows.map(({ id }) => id)
    )
    return rows.map((row) => ({
      title: `${row.personName} · ${i18n.t(`personal_requests.kinds.${row.kind}`)}`,
      text: row.number,
      href: `/personal-requests/${row.id}`,
      badge: {
        tone: personalRequestWorkflow.states[row.state].tone,
        text: i18n.t(`personal_requests.states.${row.state}`),
      },
      since: row.stateSince,
      deadline: clocks.find(({ subjectId }) => subjectId === row.id)?.standing(calendar),
    }))
  },
}

function waitingRequests(user: User) {
  const rows = PersonalRequest.query().where('state', 'received')
  if (!user.inName('division_head')) return rows.whereRaw('1 = 0')
  return rows.whereNot('recordedById', user.id)
}
