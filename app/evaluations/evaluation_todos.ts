import { beijingDay } from '#app/calendar/working_days'
import type User from '#app/users/user'
import type { TodoSource } from '#app/workflow/todos'
import EvaluationCycle from './evaluation_cycle.js'
import { evaluationCycleWorkflow } from './evaluation_cycle_workflow.js'

/** Cycles whose next step is up to this person; those that wait for their day say so on their page. */
export const cycleTodos: TodoSource = {
  item: 'evaluation_cycles',
  waiting: waitingCycles,
  list: async (user, { i18n }) => {
    const cycles = await waitingCycles(user).orderBy('stateSince').orderBy('id').limit(20)
    return cycles.map(({ id, title, state, stateSince }) => ({
      title,
      text: i18n.t(`evaluation_cycles.todo.${state}`),
      href: `/evaluation-cycles/${id}`,
      badge: { tone: evaluationCycleWorkflow.states[state].tone, text: i18n.t(`evaluation_cycles.states.${state}`) },
      since: stateSince,
    }))
  },
}

function waitingCycles(user: User) {
  const leads = user.inName('bureau_leader') !== null
  return EvaluationCycle.query().where((waiting) => {
    waiting.whereIn('state', leads ? ['deliberation'] : [])
    if (!user.is('bureau_handler')) return
    waiting.orWhereIn('state', ['planned', 'formal_check', 'calibrated'])
    waiting.orWhere((over) => void over.where('state', 'open_self').where('selfDueOn', '<', beijingDay()))
    waiting.orWhere((over) => void over.where('state', 'public_notice').where('noticeUntil', '<', beijingDay()))
  })
}
