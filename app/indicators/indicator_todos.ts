import type User from '#app/users/user'
import type { TodoSource } from '#app/workflow/todos'
import IndicatorVersion from './indicator_version.js'
import type { IndicatorVersionState } from './indicator_version_states.js'
import { indicatorVersionWorkflow } from './indicator_version_workflow.js'

/** Drafts to be finished, and those to be published. */
export const indicatorTodos: TodoSource = {
  item: 'indicator_versions',
  waiting: waitingVersions,
  list: async (user, { i18n }) => {
    const rows = await waitingVersions(user)
      .select('id', 'indicatorSystemId', 'number', 'year', 'state', 'stateSince')
      .preload('indicatorSystem')
      .orderBy('stateSince')
      .orderBy('id')
      .limit(20)
    return rows.map((row) => ({
      title: user.locale === 'en' ? row.indicatorSystem.nameEn : row.indicatorSystem.nameZh,
      text: i18n.t('indicators.trial.version_of', { number: row.number, year: String(row.year) }),
      href: `/indicator-versions/${row.id}`,
      badge: {
        tone: indicatorVersionWorkflow.states[row.state].tone,
        text: i18n.t(`indicators.states.${row.state}`),
      },
      since: row.stateSince,
    }))
  },
}

function waitingVersions(user: User) {
  const states: IndicatorVersionState[] = []
  if (user.is('bureau_handler')) states.push('draft')
  if (user.inName('division_head')) states.push('proposed')
  return IndicatorVersion.query().whereIn('state', states)
}
