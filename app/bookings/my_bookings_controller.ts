import type { HttpContext } from '@adonisjs/core/http'
import Booking from './booking.js'
import { bookingWorkflow, cancelBooking } from './booking_workflow.js'

/** What became of one booking, for whoever has its address. */
export default class MyBookingsController {
  async show({ params, response, view }: HttpContext) {
    const booking = await Booking.ofToken(params.id)
    response.header('Referrer-Policy', 'no-referrer')
    response.header('X-Robots-Tag', 'noindex')
    return view.render('pages/bookings/public/show', {
      booking,
      token: params.id,
      mayCancel: bookingWorkflow.allows('cancel', booking),
    })
  }

  async destroy({ params, request, response, session, i18n }: HttpContext) {
    const booking = await Booking.ofToken(params.id)
    await cancelBooking(booking, request.ip())
    session.flash('success', i18n.t('bookings.done.cancelled'))
    return response.redirect(`/my-bookings/${params.id}`)
  }
}
