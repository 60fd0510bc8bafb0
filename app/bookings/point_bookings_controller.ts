import type { HttpContext } from '@adonisjs/core/http'
import { checkedForm } from '#app/core/checked_form'
import { invalid, showAgain } from '#app/core/form_page'
import type Designation from '#app/designations/designation'
import { bookingForm as form, type BookingFacts } from './booking_form.js'
import { bookablePoint, freeSlots } from './booking_page.js'
import { slotKey } from './booking_slots.js'
import { requestBooking } from './booking_workflow.js'

/** Anybody books a consultation at a point. */
export default class PointBookingsController {
  async create(ctx: HttpContext) {
    return renderForm(ctx, await bookablePoint(ctx.params.point_id))
  }

  async store(ctx: HttpContext) {
    const { params, request, response, i18n } = ctx
    const point = await bookablePoint(params.point_id)
    showAgain(ctx, () => renderForm(ctx, point))
    const { consent, ...facts } = await checkedForm(ctx, form)
    const slot = (await freeSlots(point)).find((free) => slotKey(free) === request.input('slot'))
    if (!slot) throw invalid('slot', i18n.t('bookings.no_slot'))

    const booking = await requestBooking(point, facts as BookingFacts, slot, { ip: request.ip(), locale: i18n.locale })
    return response.redirect(booking.ownPath)
  }
}

async function renderForm({ view }: HttpContext, point: Designation) {
  return view.render('pages/bookings/public/create', { point, form, slots: await freeSlots(point), slotKey })
}
