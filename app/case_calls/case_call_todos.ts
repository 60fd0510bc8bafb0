import { addDays, beijingDay } from '#app/calendar/working_days'
import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import cases from '#config/cases'
import CaseCall from './case_call.js'
import { caseCallWorkflow } from './case_call_workflow.js'

/** Drafts, and calls about to close, for who handles them; drafts that were laid before the head of the division. */
export const caseCallTodos: TodoSource = {
  item: 'case_calls',
  waiting: waitingCalls,
  list: async (user, { i18n }) => {
    const calls = await waitingCalls(user).orderBy('stateSince').orderBy('id').limit(20)
    return calls.map(({ id, title, number, state, proposedAt, lastDay, stateSince }) => {
      const what = state === 'published' ? 'closing' : proposedAt ? 'proposed' : 'draft'
      return {
        title,
        text: [number, i18n.t(`case_calls.todo.${what}`, { day: lastDay })].filter(Boolean).join(' '),
        href: `/case-calls/${id}`,
        badge: { tone: caseCallWorkflow.states[state].tone, text: i18n.t(`case_calls.states.${state}`) },
        since: stateSince,
      }
    })
  },
}

function waitingCalls(user: User) {
  const approves = user.inName('division_head') !== null
  return CaseCall.query().where((waiting) => {
    waiting.whereRaw('1 = 0')
    if (approves) waiting.orWhere((laid) => void laid.where('state', 'draft').whereNotNull('proposedAt'))
    if (user.is('bureau_handler')) {
      waiting.orWhere((draft) => void draft.where('state', 'draft').whereNull('proposedAt'))
      waiting.orWhere((near) => {
        near.where('state', 'published').where('closesOn', '<=', addDays(beijingDay(), cases.remindsBefore))
      })
    }
  })
}
