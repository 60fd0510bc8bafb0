import type { HttpContext } from '@adonisjs/core/http'
import { invalid, showAgain } from '#app/core/form_page'
import { checkedFacts, entriesLike, sendOn } from '#app/activities/consultation_entry'
import { renderEntry } from '#app/activities/consultation_page'
import { beijingDay } from '#app/calendar/working_days'
import { personOf } from '#app/users/actor'
import type Booking from './booking.js'
import { visibleBooking } from './booking_page.js'
import BookingPolicy from './booking_policy.js'
import { recordBooking } from './booking_workflow.js'

/** The talk as an entry of the ledger, with what is known from the booking filled in. */
export default class BookingRecordsController {
  async create(ctx: HttpContext) {
    const booking = await visibleBooking(ctx)
    await ctx.bouncer.with(BookingPolicy).authorize('answer', booking)
    return renderEntry(ctx, {
      origin: originOf(booking, ctx),
      values: startingValues(booking, ctx.auth.getUserOrFail().name),
    })
  }

  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const booking = await visibleBooking(ctx)
    await bouncer.with(BookingPolicy).authorize('answer', booking)
    const origin = originOf(booking, ctx)
    showAgain(ctx, () => renderEntry(ctx, { origin, values: {} }))
    const facts = await checkedFacts(ctx)
    const alike = request.input('different') ? [] : await entriesLike(booking.designation, facts)
    if (alike.length > 0) {
      showAgain(ctx, () => renderEntry(ctx, { origin, values: {}, alike }))
      throw invalid('different', i18n.t('consultations.alike'))
    }
    const entry = await recordBooking(booking, personOf(ctx), facts)
    await sendOn(ctx, entry)
    session.flash('success', i18n.t('bookings.recorded', { number: entry.number }))
    return response.redirect(`/bookings/${booking.id}`)
  }
}

function originOf({ id, number, designation }: Booking, { i18n }: HttpContext) {
  return { action: `/bookings/${id}/records`, point: designation, text: i18n.t('bookings.records', { number }) }
}

function startingValues(booking: Booking, handledBy: string) {
  const { question, channel, clientType, clientName, field, contactName, contactMobile, contactEmail } = booking
  return {
    ...{ question, channel, clientType, clientName, field, contactName, contactMobile, contactEmail, handledBy },
    ...{ level: 'basic', price: 'free' },
    servedOn: booking.agreedAt ? beijingDay(booking.agreedAt.toJSDate()) : beijingDay(),
  }
}
