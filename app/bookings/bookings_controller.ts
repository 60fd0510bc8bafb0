import type { HttpContext } from '@adonisjs/core/http'
import { answerList } from '#app/audit/answer_list'
import Booking from './booking.js'
import { bookingList } from './booking_list.js'
import { renderBooking, visibleBooking } from './booking_page.js'
import BookingPolicy from './booking_policy.js'
import { bookingWorkflow } from './booking_workflow.js'

/** 预约咨询, as the point and the office see it. */
export default class BookingsController {
  async index(ctx: HttpContext) {
    const { auth, bouncer, view, i18n } = ctx
    await bouncer.with(BookingPolicy).authorize('list')
    const user = auth.getUserOrFail()
    const seen = Booking.query()
      .withScopes((scopes) => scopes.visibleTo(user))
      .preload('designation')
    return answerList(ctx, seen, bookingList(user, i18n), i18n.t('bookings.title'), (list) =>
      view.render('pages/bookings/index', { list, user, states: Object.keys(bookingWorkflow.states) })
    )
  }

  async show(ctx: HttpContext) {
    return renderBooking(ctx, await visibleBooking(ctx))
  }
}
