import type User from '#app/users/user'
import type { TodoSource } from '#app/workflow/todos'
import { appealWorkflow } from './appeal_workflow.js'
import EvaluationAppeal from './evaluation_appeal.js'
import EvaluationExtra from './evaluation_extra.js'
import { extraWorkflow } from './extra_workflow.js'

/** 加分 扣分 一票否决 that wait for the head of the division. */
export const extraTodos: TodoSource = {
  item: 'evaluation_cycles',
  waiting: waitingExtras,
  list: async (user, { i18n }) => {
    const rows = await waitingExtras(user).preload('evaluation').orderBy('stateSince').orderBy('id').limit(20)
    return rows.map(({ evaluation, kind, state, stateSince }) => ({
      ...{ title: evaluation.name, text: i18n.t(`evaluation_results.kinds.${kind}`), since: stateSince },
      href: `/point-evaluations/${evaluation.id}/result`,
      badge: { tone: extraWorkflow.states[state].tone, text: i18n.t(`evaluation_extras.states.${state}`) },
    }))
  },
}

function waitingExtras(user: User) {
  const states = user.inName('division_head') ? extraWorkflow.statesWaitingFor('division_head') : []
  return EvaluationExtra.query().whereIn('state', states)
}

/** Appeals that wait for an official, with the days that are left. */
export const appealTodos: TodoSource = {
  item: 'evaluation_appeals',
  waiting: waitingAppeals,
  list: async (user, { i18n, calendar }) => {
    const rows = await waitingAppeals(user)
      .preload('evaluation', (points) => void points.preload('clocks'))
      .orderBy('stateSince')
      .orderBy('id')
      .limit(20)
    return rows.map(({ id, evaluation, state, stateSince }) => ({
      ...{ title: evaluation.name, text: evaluation.number, href: `/evaluation-appeals/${id}`, since: stateSince },
      badge: { tone: appealWorkflow.states[state].tone, text: i18n.t(`evaluation_appeals.states.${state}`) },
      deadline: evaluation.clocks.find(({ kind }) => kind === 'evaluation_appeal')?.standing(calendar),
    }))
  },
}

function waitingAppeals(user: User) {
  const roles = (['bureau_handler', 'division_head'] as const).filter((role) => user.inName(role))
  const states = appealWorkflow.statesWaitingFor(...roles)
  return EvaluationAppeal.query().whereIn('state', states)
}
