import type { HttpContext } from '@adonisjs/core/http'
import config from '#config/bookings'
import { workCalendar } from '#app/calendar/work_calendar'
import { addDays, beijingDay } from '#app/calendar/working_days'
import { timelineOf } from '#app/audit/timeline'
import { answersOf } from '#app/core/form_answers'
import { withMasks } from '#app/personal_data/contacts'
import Designation from '#app/designations/designation'
import Booking from './booking.js'
import { bookingForm as form } from './booking_form.js'
import BookingPolicy from './booking_policy.js'
import { openSlots, slotKey, type Slot } from './booking_slots.js'
import { bookingWorkflow as workflow, TAKING_PLACE } from './booking_workflow.js'

/** The booking of the address, or 404. */
export function visibleBooking({ auth, params }: HttpContext) {
  return Booking.query()
    .withScopes((scopes) => scopes.visibleTo(auth.getUserOrFail()))
    .where('id', Number(params.booking_id ?? params.id) || 0)
    .preload('designation')
    .firstOrFail()
}

/** Names and numbers of who asked stay with the point. */
const forOffice = form.only(
  form.fields.map(({ name }) => name).filter((name) => !name.startsWith('contact') && name !== 'consent')
)
const forPoint = form.only(form.fields.map(({ name }) => name).filter((name) => name !== 'consent'))

export async function renderBooking(ctx: HttpContext, booking: Booking) {
  const { auth, bouncer, view, i18n } = ctx
  const isOwn = auth.getUserOrFail().organizationId === booking.organizationId
  const mayAnswer = await bouncer.with(BookingPolicy).allows('answer', booking)
  return view.render('pages/bookings/show', {
    booking,
    sections: withMasks(ctx, answersOf(isOwn ? forPoint : forOffice, booking.$attributes, i18n), {
      ...{ subject: 'booking', id: booking.id, mayRead: mayAnswer },
    }),
    may: (step: keyof typeof workflow.steps) => mayAnswer && workflow.allows(step, booking),
    timeline: await timelineOf('booking', booking.id, i18n),
  })
}

/** A point that can be booked, or 404. */
export function bookablePoint(id: unknown) {
  return Designation.query()
    .withScopes((scopes) => scopes.inForce())
    .where('id', Number(id) || 0)
    .firstOrFail()
}

/** What is still free, in days with their halves. */
export async function freeSlots(point: Designation): Promise<Slot[]> {
  const today = beijingDay()
  const rows = await Booking.query()
    .where('designationId', point.id)
    .whereBetween('wantedOn', [addDays(today, 1), addDays(today, config.daysAhead)])
    .whereIn('state', TAKING_PLACE)
    .groupBy('wantedOn', 'wantedHalf')
    .select('wantedOn', 'wantedHalf')
    .count('* as places')
  const full = rows.filter(({ $extras }) => Number($extras.places) >= config.perHalfDay)
  const taken = new Set(full.map((row) => slotKey({ day: row.wantedOn.toISODate()!, half: row.wantedHalf })))
  const open = openSlots(point.profile.hours ?? {}, today, await workCalendar())
  return open.filter((slot) => !taken.has(slotKey(slot)))
}
