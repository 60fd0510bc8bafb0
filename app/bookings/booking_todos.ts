import type { TodoSource } from '#app/workflow/todos'
import type User from '#app/users/user'
import { now } from '#app/core/clock'
import { sqlTime } from '#app/core/dialect'
import Booking from './booking.js'
import { bookingWorkflow } from './booking_workflow.js'

/** To be answered, or to be written down once the time that was agreed on is over. */
export const bookingTodos: TodoSource = {
  item: 'bookings',
  waiting: waitingBookings,
  list: async (user, { i18n }) => {
    const bookings = await waitingBookings(user).orderBy('stateSince').orderBy('id').limit(20)
    return bookings.map((booking) => ({
      title: booking.question,
      text: booking.number,
      href: `/bookings/${booking.id}`,
      badge: {
        tone: bookingWorkflow.states[booking.state].tone,
        text: i18n.t(`bookings.states.${booking.state}`),
      },
      since: booking.stateSince,
    }))
  },
}

function waitingBookings(user: User) {
  return Booking.query()
    .where('organizationId', user.organizationId ?? 0)
    .where((due) => {
      due.where('state', 'requested')
      due.orWhere((past) => void past.where('state', 'confirmed').where('agreed_at', '<', sqlTime(now())))
    })
}
