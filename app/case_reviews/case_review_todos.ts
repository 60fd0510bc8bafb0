import { dueOf } from '#app/workflow/due_of'
import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import CaseRound from './case_round.js'
import { caseRoundWorkflow } from './case_round_workflow.js'
import CaseSeat from './case_seat.js'
import { caseSeatWorkflow } from './case_seat_workflow.js'

/** A juror: cases to be scored, and those of which another text is read by now. */
export const caseReviewTodos: TodoSource = {
  item: 'case_reviews',
  waiting: waitingSeats,
  list: async (user, { i18n }) => {
    const seats = await waitingSeats(user)
      .preload('blind')
      .preload('round', (rounds) => void rounds.preload('call'))
      .orderBy('stateSince')
      .orderBy('token')
      .limit(20)
    const due = await dueOf(
      'case_round',
      seats.map(({ roundId }) => roundId)
    )
    return seats.map(({ token, state, stateSince, blind, round }) => ({
      ...{ title: blind.code, text: round.call.title, href: `/case-reviews/${token}`, since: stateSince },
      badge: { tone: caseSeatWorkflow.states[state].tone, text: i18n.t(`case_reviews.states.${state}`) },
      deadline: due[round.id],
    }))
  },
}

function waitingSeats(user: User) {
  const running = CaseRound.query().whereIn('state', ['scoring', 'discussion']).select('id')
  return CaseSeat.query()
    .withScopes((scopes) => {
      scopes.visibleTo(user)
      scopes.counted()
    })
    .whereIn('roundId', running)
    .where((waiting) => {
      waiting.whereIn('state', caseSeatWorkflow.statesIn('open'))
      waiting.orWhere((outdated) => {
        outdated.where('state', 'submitted').whereExists((blinds) => {
          blinds.from('case_blinds').whereColumn('case_blinds.id', 'case_seats.blind_id')
          blinds.whereColumn('case_blinds.content_hash', '<>', 'case_seats.content_hash')
        })
      })
    })
}

/** A handler: rounds whose next step is the office's. */
export const caseRoundTodos: TodoSource = {
  item: 'case_rounds',
  waiting: waitingRounds,
  list: async (user, { i18n }) => {
    const rounds = await waitingRounds(user).preload('call').orderBy('stateSince').orderBy('id').limit(20)
    return rounds.map(({ id, call, state, stateSince }) => ({
      ...{ title: call.title, text: call.number ?? '', href: `/case-rounds/${id}`, since: stateSince },
      badge: { tone: caseRoundWorkflow.states[state].tone, text: i18n.t(`case_rounds.states.${state}`) },
    }))
  },
}

function waitingRounds(user: User) {
  const rounds = CaseRound.query().withScopes((scopes) => scopes.visibleTo(user))
  if (!user.is('bureau_handler')) rounds.whereRaw('1 = 0')
  rounds.whereHas('call', (calls) => void calls.whereNot('state', 'cancelled'))
  return rounds.whereIn('state', caseRoundWorkflow.statesWaitingFor('bureau_handler'))
}
