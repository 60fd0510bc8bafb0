import type { Trx } from '#app/core/dialect'
import { formatTime } from '#app/core/format'
import type Consultation from '#app/activities/consultation'
import { ratingLinkFor } from '#app/activities/rating_links'
import type Designation from '#app/designations/designation'
import { postMail } from '#app/notifications/post_mail'
import type Booking from './booking.js'
import type { BookingState } from './booking_workflow.js'

/** Writes to who booked, where there is a mailbox: what was asked for, what the point said, or how it was. */
export async function writeToCitizen(
  trx: Trx,
  booking: Booking,
  point: Designation,
  about: BookingState,
  entry?: Consultation
) {
  if (!booking.contactEmail) return
  const rating = entry && (await ratingLinkFor(trx, entry))
  await postMail(trx, {
    dedupeKey: `booking/${booking.id}/${about}/${booking.version}`,
    recipient: booking.contactEmail,
    locale: booking.locale,
    template: 'letter',
    params: {
      letter: `booking_${about}`,
      name: booking.contactName ?? '',
      number: booking.number,
      point: point.name,
      at: booking.agreedAt ? formatTime(booking.agreedAt, booking.locale) : '',
      reply: booking.reply ?? '',
      path: rating ?? booking.ownPath,
    },
  })
}
