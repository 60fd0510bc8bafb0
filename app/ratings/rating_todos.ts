import type { TodoSource } from '#app/workflow/todos'
import { beijingDay } from '#app/calendar/working_days'
import type User from '#app/users/user'
import BadRatingCase from './bad_rating_case.js'
import { badRatingWorkflow as workflow } from './bad_rating_case_workflow.js'

/** Bad ratings on which it is this person's turn; those whose limit is over lie with the handler too. */
export const badRatingTodos: TodoSource = {
  item: 'bad_ratings',
  waiting,
  list: async (user, { i18n, calendar }) => {
    const rows = await waiting(user)
      .preload('designation')
      .preload('clocks')
      .orderBy('stateSince')
      .orderBy('id')
      .limit(20)
    return rows.map(({ id, number, designation, state, stateSince, clocks }) => ({
      title: designation.name,
      text: number,
      href: `/bad-ratings/${id}`,
      badge: { tone: workflow.states[state].tone, text: i18n.t(`bad_rating_cases.states.${state}`) },
      since: stateSince,
      deadline: clocks.find(({ endedOn }) => endedOn === null)?.standing(calendar),
    }))
  },
}

function waiting(user: User) {
  return BadRatingCase.query().where((turn) => {
    turn.whereRaw('1 = 0')
    if (user.is('operator', 'principal') && user.organizationId) {
      turn.orWhere((own) => {
        own.where('organization_id', user.organizationId!).whereIn('state', workflow.statesIn('point'))
      })
    }
    if (user.inName('bureau_handler')) {
      turn.orWhereIn('state', workflow.statesWaitingFor('bureau_handler'))
      /** The contact is to be released, or the point is late. */
      turn.orWhere((unreleased) => {
        unreleased.where({ state: 'opened', left_contact: true }).whereNull('contact_released_at')
      })
      turn.orWhere(
        (late) =>
          void late.whereExists((clock) => {
            clock.from('clocks').whereColumn('clocks.subject_id', 'bad_rating_cases.id')
            clock.where('clocks.subject_type', 'bad_rating_case').whereNull('clocks.ended_on')
            clock.where('clocks.due_on', '<', beijingDay())
          })
      )
    }
    if (user.inName('division_head')) turn.orWhere('state', 'deliberated')
  })
}
