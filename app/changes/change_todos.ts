import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import ChangeRequest from './change_request.js'
import { changeWorkflow } from './change_workflow.js'

/** Requests on which it is this person's turn. */
export const changeTodos: TodoSource = {
  item: 'change_requests',
  waiting,
  list: async (user, { i18n, calendar }) => {
    const requests = await waiting(user).preload('clocks').orderBy('stateSince').orderBy('id').limit(20)
    return requests.map(({ id, number, kind, unitName, state, stateSince, clocks }) => ({
      title: unitName,
      text: `${i18n.t(`change_requests.kinds.${kind}`)} ${number}`,
      href: `/change-requests/${id}`,
      badge: { tone: changeWorkflow.states[state].tone, text: i18n.t(`change_requests.states.${state}`) },
      since: stateSince,
      deadline: clocks.at(0)?.standing(calendar),
    }))
  },
}

function waiting(user: User) {
  return ChangeRequest.query().where((turn) => {
    turn.whereRaw('1 = 0')
    const own = user.is('principal') ? ['prepared', 'returned'] : user.is('operator') ? ['returned'] : []
    if (user.organizationId && own.length > 0)
      turn.orWhere((mine) => void mine.where('organization_id', user.organizationId!).whereIn('state', own))
    if (user.inName('bureau_handler')) turn.orWhere('state', 'submitted')
    if (user.inName('division_head'))
      turn.orWhere((head) => {
        head.where('state', 'deliberation')
        head.where((other) => void other.whereNull('verified_by_id').orWhereNot('verified_by_id', user.id))
      })
  })
}
