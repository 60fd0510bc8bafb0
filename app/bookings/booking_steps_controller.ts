import type { HttpContext } from '@adonisjs/core/http'
import { now } from '#app/core/clock'
import { invalid, showAgain } from '#app/core/form_page'
import { personOf } from '#app/users/actor'
import { renderBooking, visibleBooking } from './booking_page.js'
import BookingPolicy from './booking_policy.js'
import { bookingStepValidator } from './booking_validators.js'
import { confirmBooking, declineBooking, noteMissedBooking } from './booking_workflow.js'

/** What the point answers: a time, a refusal, or that nobody came. */
export default class BookingStepsController {
  async store(ctx: HttpContext) {
    const { bouncer, request, response, session, i18n } = ctx
    const booking = await visibleBooking(ctx)
    await bouncer.with(BookingPolicy).authorize('answer', booking)
    showAgain(ctx, () => renderBooking(ctx, booking))
    const { step, agreedOn, agreedTime, note, why, version } = await request.validateUsing(bookingStepValidator)
    const by = personOf(ctx)

    if (step === 'confirm') {
      const agreedAt = new Date(`${agreedOn}T${agreedTime}:00+08:00`)
      if (!(agreedAt > now())) throw invalid('agreedOn', i18n.t('bookings.in_the_past'))
      await confirmBooking(booking, by, { agreedAt, reply: note, version })
    } else if (step === 'decline') await declineBooking(booking, by, { reply: why, version })
    else await noteMissedBooking(booking, by, { version })

    session.flash('success', i18n.t(`bookings.done.${booking.state}`))
    return response.redirect(`/bookings/${booking.id}`)
  }
}
