import type User from '#app/users/user'
import type { TodoSource } from '#app/workflow/todos'
import FigureOverride from './figure_override.js'
import { figureOverrideWorkflow as workflow } from './figure_override_workflow.js'
import { figureName } from './figure_words.js'

/** Other values that wait for the head of the division. */
export const figureTodos: TodoSource = {
  item: 'evaluation_figures',
  waiting: waitingOverrides,
  list: async (user, { i18n }) => {
    const overrides = await waitingOverrides(user).preload('designation').orderBy('stateSince').orderBy('id').limit(20)
    return overrides.map((override) => ({
      title: override.designation.name,
      text: `${override.year} ${figureName(override.figureKey, i18n)}`,
      href: override.path,
      badge: {
        tone: workflow.states[override.state].tone,
        text: i18n.t(`figure_overrides.states.${override.state}`),
      },
      since: override.stateSince,
    }))
  },
}

function waitingOverrides(user: User) {
  const states = user.inName('division_head') ? workflow.statesWaitingFor('division_head') : []
  return FigureOverride.query().whereIn('state', states)
}
