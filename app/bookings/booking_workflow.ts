import { DateTime } from 'luxon'
import { inTransaction, sqlTime, type Trx } from '#app/core/dialect'
import { nextNumber } from '#app/core/number_sequence'
import { beijingYear } from '#app/core/beijing_day'
import { now } from '#app/core/clock'
import config from '#config/bookings'
import deadlines from '#config/deadlines'
import type { ConsultationFacts } from '#app/activities/consultation_form'
import { writeConsultation } from '#app/activities/consultation_workflow'
import type Designation from '#app/designations/designation'
import { system, type Actor } from '#app/users/actor'
import StepNotAllowed from '#app/workflow/step_not_allowed'
import { Workflow } from '#app/workflow/workflow'
import Booking from './booking.js'
import type { BookingFacts } from './booking_form.js'
import { writeToCitizen } from './booking_letters.js'
import type { Slot } from './booking_slots.js'

export type BookingState = 'requested' | 'confirmed' | 'done' | 'declined' | 'called_off' | 'cancelled' | 'missed'

const POINT = ['operator', 'principal'] as const

/** From the public's request to the entry in the ledger. */
export const bookingWorkflow = new Workflow(
  'booking',
  'bookings',
  {
    requested: { tone: 'waiting', waitsFor: POINT, group: 'open' },
    confirmed: { tone: 'info', waitsFor: POINT, group: 'open' },
    done: { tone: 'good', waitsFor: null, group: 'over' },
    declined: { tone: 'bad', waitsFor: null, group: 'over' },
    called_off: { tone: 'bad', waitsFor: null, group: 'over' },
    cancelled: { tone: 'quiet', waitsFor: null, group: 'over' },
    missed: { tone: 'quiet', waitsFor: null, group: 'over' },
  },
  {
    /** Another time is agreed on by confirming again. */
    confirm: { from: ['requested', 'confirmed'], to: 'confirmed', recordedAs: 'booking.confirmed' },
    decline: { from: ['requested'], to: 'declined', recordedAs: 'booking.declined' },
    callOff: { from: ['confirmed'], to: 'called_off', recordedAs: 'booking.called_off' },
    cancel: { from: ['requested', 'confirmed'], to: 'cancelled', recordedAs: 'booking.cancelled' },
    miss: { from: ['confirmed'], to: 'missed', recordedAs: 'booking.missed' },
    record: { from: ['requested', 'confirmed'], to: 'done', recordedAs: 'booking.recorded' },
  } as const satisfies Record<string, { from: readonly BookingState[]; to: BookingState; recordedAs: string }>,
  {
    title: ({ number, question }: Booking) => `${number} ${question}`,
    rules: { booking_answer: { limit: deadlines.bookingAnswer, runsIn: ['requested'] } },
  }
)

/** These take up a place in their half of a day. */
export const TAKING_PLACE = bookingWorkflow.statesIn('open')

/**
 * Somebody asks for a time; the address of the page that shows what became of it is mailed where there is a mailbox.
 *
 * @throws StepNotAllowed `slot_taken`
 */
export function requestBooking(
  designation: Designation,
  facts: BookingFacts,
  slot: Slot,
  { ip, locale }: { ip?: string; locale: string }
) {
  return inTransaction(async (trx) => {
    await trx.from('designations').where({ id: designation.id }).forUpdate().select('id')
    if ((await takenPlaces(trx, designation.id, slot)) >= config.perHalfDay) {
      throw new StepNotAllowed('request', 'slot_taken')
    }
    const { organizationId, districtCode } = designation
    const booking = await Booking.create(
      {
        ...{ ...facts, locale, organizationId, districtCode },
        number: await numberOf(trx),
        designationId: designation.id,
        wantedOn: DateTime.fromISO(slot.day),
        wantedHalf: slot.half,
        state: 'requested',
        version: 0,
        stateSince: DateTime.utc(),
      },
      { client: trx }
    )
    await bookingWorkflow.begin(trx, booking, { ...system('visitor'), ip }, 'booking.requested')
    await writeToCitizen(trx, booking, designation, 'requested')
    return booking
  })
}

async function takenPlaces(trx: Trx, designationId: number, { day, half }: Slot) {
  const taken = await trx
    .from('bookings')
    .where({ designation_id: designationId, wanted_on: day, wanted_half: half })
    .whereIn('state', TAKING_PLACE)
    .count('* as places')
  return Number(taken[0].places)
}

async function numberOf(trx: Trx) {
  const year = beijingYear()
  return `YY-${year}-${String(await nextNumber(trx, `booking/${year}`)).padStart(6, '0')}`
}

type Answer = { reply?: string | null; version?: number }

/** @param agreedAt when both meet or talk */
export function confirmBooking(booking: Booking, by: Actor, { agreedAt, reply, version }: Answer & { agreedAt: Date }) {
  return answer('confirm', booking, by, { reply, version }, { agreed_at: sqlTime(agreedAt) })
}

export function declineBooking(booking: Booking, by: Actor, words: Answer) {
  return answer(booking.state === 'confirmed' ? 'callOff' : 'decline', booking, by, words)
}

/** @throws StepNotAllowed `booking_not_yet` before the time that was agreed on */
export async function noteMissedBooking(booking: Booking, by: Actor, { version }: Answer) {
  if (booking.agreedAt && booking.agreedAt.toJSDate() > now()) throw new StepNotAllowed('miss', 'booking_not_yet')
  await bookingWorkflow.take('miss', booking, { by, version })
}

/** By who asked for it. */
export function cancelBooking(booking: Booking, ip?: string) {
  return bookingWorkflow.take('cancel', booking, { by: { ...system('visitor'), ip } })
}

function answer(
  step: 'confirm' | 'decline' | 'callOff',
  booking: Booking,
  by: Actor,
  { reply = null, version }: Answer,
  set = {}
) {
  return bookingWorkflow.take(step, booking, {
    by,
    version,
    details: { opinion: reply },
    set: { reply, ...set },
    also: async (trx) => {
      const answered = await Booking.findOrFail(booking.id, { client: trx })
      await writeToCitizen(trx, answered, booking.designation, answered.state)
    },
  })
}

/** The talk took place: it becomes an entry of the ledger. */
export async function recordBooking(booking: Booking, by: Actor & { id: number }, facts: ConsultationFacts) {
  return inTransaction(async (trx) => {
    const entry = await writeConsultation(trx, booking.designation, by, facts)
    await bookingWorkflow.takeIn(trx, 'record', booking, { by, set: { consultation_id: entry.id } })
    await writeToCitizen(trx, booking, booking.designation, 'done', entry)
    return entry
  })
}
