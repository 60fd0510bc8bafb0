import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import { beijingDay } from '#app/core/beijing_day'
import Event from './event.js'
import { eventWorkflow, NOT_HELD } from './event_workflow.js'

/** Events to be closed or put right by who organises them, to be confirmed by who answers for them. */
export const eventTodos: TodoSource = {
  item: 'trainings',
  waiting: waitingEvents,
  list: async (user, { i18n }) => {
    const events = await waitingEvents(user).orderBy('stateSince').orderBy('id').limit(20)
    return events.map((event) => ({
      title: event.name,
      text: event.isHeld ? event.number : i18n.t('events.to_close'),
      href: `/trainings/${event.id}`,
      badge: { tone: eventWorkflow.states[event.state].tone, text: i18n.t(`events.states.${event.state}`) },
      since: event.stateSince,
    }))
  },
}

function waitingEvents(user: User) {
  const confirms = user.is('principal', 'division_head')
  const turn = confirms ? (['submitted', 'returned', 'held'] as const) : (['returned', 'held'] as const)
  return Event.query()
    .where((own) => {
      if (user.is('bureau_handler', 'division_head')) own.whereNull('organizationId')
      else own.where('organizationId', user.organizationId ?? 0)
    })
    .where((waiting) => {
      waiting.whereIn('state', [...turn])
      waiting.orWhere((over) => void over.whereIn('state', [...NOT_HELD]).where('endsOn', '<', beijingDay()))
    })
}
