import { beijingDay } from '#app/calendar/working_days'
import { applicantRoles } from '#app/users/roles'
import type User from '#app/users/user'
import type { TodoSource } from '#app/workflow/todos'
import EvaluationCycle from './evaluation_cycle.js'
import { evaluationCycleWorkflow } from './evaluation_cycle_workflow.js'
import PointEvaluation from './point_evaluation.js'
import { lastDayOf } from './period_lock.js'
import { pointEvaluationWorkflow } from './point_evaluation_workflow.js'

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

/** Self-assessments that are to be written. */
export const pointTodos: TodoSource = {
  item: 'point_evaluations',
  waiting: waitingPoints,
  list: async (user, { i18n }) => {
    const points = await waitingPoints(user).preload('cycle').orderBy('id').limit(20)
    return points.map((evaluation) => ({
      title: evaluation.cycle.title,
      text: i18n.t('evaluation_cycles.todo_file', { name: evaluation.name, day: lastDayOf(evaluation) ?? '' }),
      href: `/point-evaluations/${evaluation.id}`,
      badge: {
        tone: pointEvaluationWorkflow.states[evaluation.state].tone,
        text: i18n.t(`point_evaluations.states.${evaluation.state}`),
      },
      since: evaluation.stateSince,
    }))
  },
}

function waitingPoints(user: User) {
  const organizationId = user.is(...applicantRoles) ? (user.organizationId ?? 0) : 0
  return PointEvaluation.query().where({ organizationId, state: 'self_open' })
}
