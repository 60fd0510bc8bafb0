import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import Assignment, { ExpertInvitation } from './assignment.js'
import { assignmentWorkflow } from './assignment_workflow.js'
import { invitationWorkflow } from './invitation_workflow.js'

/** An expert: to be answered, or to be done. */
export const invitationTodos: TodoSource = {
  item: 'expert_invitations',
  waiting: waitingInvitations,
  list: async (user, { i18n }) => {
    const rows = await waitingInvitations(user).preload('assignment').orderBy('stateSince').orderBy('id').limit(20)
    return rows.map(({ id, state, stateSince, assignment }) => ({
      title: assignment.title,
      text: assignment.number,
      href: `/expert-invitations/${id}`,
      badge: { tone: invitationWorkflow.states[state].tone, text: i18n.t(`expert_invitations.states.${state}`) },
      since: stateSince,
    }))
  },
}

function waitingInvitations(user: User) {
  return ExpertInvitation.query()
    .whereIn('state', invitationWorkflow.statesIn('open'))
    .whereHas('expert', (experts) => void experts.where('userId', user.id))
}

/** A handler: to be frozen or drawn, or with a seat that became empty. */
export const assignmentTodos: TodoSource = {
  item: 'expert_assignments',
  waiting: waitingAssignments,
  list: async (user, { i18n }) => {
    const rows = await waitingAssignments(user).orderBy('stateSince').orderBy('id').limit(20)
    return rows.map(({ id, title, number, state, stateSince }) => ({
      ...{ title, text: number, href: `/expert-assignments/${id}`, since: stateSince },
      badge: {
        tone: state === 'drawn' ? 'bad' : assignmentWorkflow.states[state].tone,
        text: i18n.t(state === 'drawn' ? 'expert_assignments.seat_empty' : `expert_assignments.states.${state}`),
      },
    }))
  },
}

function waitingAssignments(user: User) {
  const mine = Assignment.query()
  if (!user.is('bureau_handler')) return mine.whereRaw('1 = 0')
  const empty = ExpertInvitation.query().whereIn('state', invitationWorkflow.statesIn('empty')).select('assignment_id')
  return mine.where((waiting) => {
    waiting.whereIn('state', ['prepared', 'frozen'])
    waiting.orWhere((short) => void short.where('state', 'drawn').whereIn('id', empty))
  })
}
