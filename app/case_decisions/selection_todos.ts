import type { I18n } from '@adonisjs/i18n'
import CaseCall from '#app/case_calls/case_call'
import CaseResult from '#app/case_reviews/case_result'
import type { Role } from '#app/users/roles'
import type User from '#app/users/user'
import type { Todo, TodoSource } from '#app/workflow/todos'
import CaseObjection from './case_objection.js'
import CaseSelection from './case_selection.js'
import { selectionWorkflow, type SelectionState } from './selection_workflow.js'

const item = 'case_selections'

/** Selections whose turn it is. */
export const selectionTodos: TodoSource = {
  item,
  waiting: waitingSelections,
  list: async (user, { i18n }) => {
    const rows = await waitingSelections(user).preload('call').orderBy('stateSince').orderBy('id').limit(20)
    return rows.map(({ id, state, stateSince, call }): Todo => ({
      title: call.title,
      text: i18n.t(`case_selections.next.${state}`),
      href: `/case-selections/${id}`,
      badge: { tone: selectionWorkflow.states[state].tone, text: i18n.t(`case_selections.states.${state}`) },
      since: stateSince,
    }))
  },
}

function waitingSelections(user: User) {
  const states = Object.entries(selectionWorkflow.states).flatMap(([state, { waitsFor }]) =>
    waitsFor && user.inName(...(waitsFor as readonly Role[])) ? [state as SelectionState] : []
  )
  return CaseSelection.query().whereIn('state', states)
}

/** Calls that the jury has judged and that nobody has begun to select from. */
export const openingTodos: TodoSource = {
  item,
  waiting: (user) => callsToOpen(user.inName('bureau_handler') !== null),
  list: async (user, { i18n }) => {
    const calls = await callsToOpen(user.inName('bureau_handler') !== null)
      .orderBy('stateSince')
      .orderBy('id')
      .limit(20)
    return calls.map((call): Todo => ({
      title: call.title,
      text: i18n.t('case_selections.to_open'),
      href: '/case-selections',
      badge: { tone: 'waiting', text: i18n.t('case_selections.open') },
      since: call.stateSince,
    }))
  },
}

export function callsToOpen(mayOpen = true) {
  const calls = CaseCall.query()
    .where('state', 'closed')
    .whereIn('id', CaseResult.query().select('call_id'))
    .whereNotIn('id', CaseSelection.query().select('call_id'))
  return mayOpen ? calls : calls.whereRaw('1 = 0')
}

/** Objections without an answer: to be examined, to be looked into, to be decided. */
export const caseObjectionTodos: TodoSource = {
  item,
  waiting: openObjections,
  list: async (user, { i18n }) => {
    const rows = await openObjections(user)
      .preload('candidate', (candidates) => void candidates.preload('case'))
      .orderBy('id')
      .limit(20)
    return rows.map((objection) => objectionTodo(objection, i18n))
  },
}

function objectionTodo({ candidate, createdAt }: CaseObjection, i18n: Pick<I18n, 't'>): Todo {
  return {
    title: candidate.case.title,
    text: candidate.case.number ?? '',
    href: `/case-candidates/${candidate.id}`,
    badge: { tone: 'warning', text: i18n.t('case_selections.objection') },
    since: createdAt,
  }
}

function openObjections(user: User) {
  const open = CaseObjection.query().where('state', 'open')
  if (!user.isBureau) return open.whereRaw('1 = 0')
  const inState = (state: string) => (cases: any) => void cases.where('state', state)
  return open.where((mine) => {
    mine.whereRaw('1 = 0')
    if (user.inName('bureau_handler'))
      mine.orWhereHas('candidate', (of) => void of.whereHas('case', inState('public_notice')))
    const examined = (of: any) => void of.whereHas('case', inState('objection_handling'))
    if (user.inName('division_head'))
      mine.orWhere((one) => void one.whereNull('finding').whereHas('candidate', examined))
    if (user.inName('bureau_leader'))
      mine.orWhere((one) => void one.whereNotNull('finding').whereHas('candidate', examined))
  })
}
