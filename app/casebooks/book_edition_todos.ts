import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import BookEdition from './book_edition.js'
import { bookEditionWorkflow, type EditionState } from './book_edition_workflow.js'

/** Editions to be frozen and published, and those whose building stopped. */
export const bookEditionTodos: TodoSource = {
  item: 'casebooks',
  waiting: waitingEditions,
  list: async (user, { i18n }) => {
    const rows = await waitingEditions(user).orderBy('stateSince').orderBy('id').limit(20)
    return rows.map(({ id, title, year, number, state, stateSince }) => ({
      title,
      text: i18n.t('casebook_editions.edition', { year, number }),
      href: `/casebook-editions/${id}`,
      badge: { tone: bookEditionWorkflow.states[state].tone, text: i18n.t(`casebook_editions.states.${state}`) },
      since: stateSince,
    }))
  },
}

function waitingEditions(user: User) {
  const states: EditionState[] = []
  if (user.inName('division_head')) states.push(...bookEditionWorkflow.statesWaitingFor('division_head'))
  if (user.is('bureau_handler')) states.push(...bookEditionWorkflow.statesWaitingFor('bureau_handler'))
  return BookEdition.query().whereIn('state', states)
}
