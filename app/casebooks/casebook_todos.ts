import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import { applicantRoles } from '#app/users/roles'
import Clock from '#app/workflow/clock'
import Casebook from './casebook.js'
import CasebookEntry from './entry.js'
import { entryWorkflow } from './entry_workflow.js'

/** Copies that wait for their author, and what authors want changed. */
export const entryTodos: TodoSource = {
  item: 'casebook_entries',
  waiting: waitingEntries,
  list: async (user, { i18n, calendar }) => {
    const entries = await waitingEntries(user).orderBy('stateSince').orderBy('id').limit(20)
    const ids = entries.map(({ id }) => id)
    const clocks = ids.length > 0 ? await Clock.of('casebook_entry', ids) : []
    return entries.map((entry) => ({
      title: entry.title,
      text: entry.unitName,
      href: `/casebook-entries/${entry.id}`,
      badge: { tone: entryWorkflow.states[entry.state].tone, text: i18n.t(`casebook_entries.states.${entry.state}`) },
      since: entry.stateSince,
      deadline: clocks.find(({ subjectId }) => subjectId === entry.id)?.standing(calendar),
    }))
  },
}

function waitingEntries(user: User) {
  const query = CasebookEntry.query().whereHas('case', (row) => void row.whereNot('state', 'disqualified'))
  if (user.is('bureau_handler')) return query.where('state', 'changes_asked')
  return query
    .where('state', 'with_author')
    .where('organizationId', user.is(...applicantRoles) ? (user.organizationId ?? 0) : 0)
}

/** Books of which an edition is to be built. */
export const casebookTodos: TodoSource = {
  item: 'casebooks',
  waiting: waitingBooks,
  list: async (user, { i18n }) => {
    const books = await waitingBooks(user).orderBy('stateSince').orderBy('id').limit(20)
    return books.map((book) => ({
      title: book.title,
      text: i18n.t('casebooks.to_build'),
      href: `/casebooks/${book.id}`,
      badge: { tone: 'good', text: i18n.t(`casebooks.states.${book.state}`) },
      since: book.stateSince,
    }))
  },
}

function waitingBooks(user: User) {
  const query = Casebook.query()
  return user.is('bureau_handler') ? query.withScopes((scopes) => scopes.unbuilt()) : query.whereRaw('1 = 0')
}
