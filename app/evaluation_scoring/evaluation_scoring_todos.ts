import { dueOf } from '#app/workflow/due_of'
import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import { EvaluationPanel } from './evaluation_panel.js'
import EvaluationSeat from './evaluation_seat.js'
import { evaluationPanelWorkflow } from './evaluation_panel_workflow.js'
import { evaluationSeatWorkflow, OPEN } from './evaluation_seat_workflow.js'
import { openSeats } from './evaluation_sheet_page.js'
import { panelPath } from './panel_page.js'

/** An expert: points to be scored. */
export const evaluationSheetTodos: TodoSource = {
  item: 'evaluation_sheets',
  waiting: openSeats,
  list: async (user, { i18n }) => {
    const seats = await openSeats(user)
      .preload('evaluation')
      .preload('panel', (panels) => void panels.preload('cycle'))
      .orderBy('stateSince')
      .orderBy('id')
      .limit(20)
    const due = await dueOf(
      'evaluation_panel',
      seats.map(({ panelId }) => panelId)
    )
    return seats.map(({ token, state, stateSince, evaluation, panel }) => ({
      ...{ title: evaluation.name, text: panel.cycle.title, href: `/evaluation-sheets/${token}`, since: stateSince },
      badge: {
        tone: evaluationSeatWorkflow.states[state].tone,
        text: i18n.t(`evaluation_sheets.states.${state}`),
      },
      deadline: due[panel.id],
    }))
  },
}

/** A handler: panels whose next step is the office's, and cycles that everybody has scored. */
export const evaluationPanelTodos: TodoSource = {
  item: 'evaluation_cycles',
  waiting: waitingPanels,
  list: async (user, { i18n }) => {
    const panels = await waitingPanels(user).preload('cycle').orderBy('stateSince').orderBy('id').limit(20)
    return panels.map(({ cycle, state, stateSince }) => ({
      ...{ title: cycle.title, since: stateSince },
      ...(state === 'scoring'
        ? { text: i18n.t('evaluation_panels.all_scored'), href: `/evaluation-cycles/${cycle.id}` }
        : { text: i18n.t('evaluation_panels.title'), href: panelPath(cycle.id) }),
      badge: { tone: evaluationPanelWorkflow.states[state].tone, text: i18n.t(`evaluation_panels.states.${state}`) },
    }))
  },
}

function waitingPanels(user: User) {
  const panels = EvaluationPanel.query().withScopes((scopes) => scopes.visibleTo(user))
  if (!user.is('bureau_handler')) panels.whereRaw('1 = 0')
  const behind = EvaluationSeat.query()
    .whereIn('state', OPEN)
    .withScopes((scopes) => scopes.counted())
  return panels.where((waiting) => {
    waiting.whereIn('state', evaluationPanelWorkflow.statesWaitingFor('bureau_handler'))
    waiting.orWhere((scored) => void scored.where('state', 'scoring').whereNotIn('id', behind.select('panel_id')))
  })
}
