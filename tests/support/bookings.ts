import type Designation from '#app/designations/designation'
import Booking from '#app/bookings/booking'
import type { BookingFacts } from '#app/bookings/booking_form'
import { freeSlots } from '#app/bookings/booking_page'
import { requestBooking } from '#app/bookings/booking_workflow'
import { makeDesignation } from './designations.js'
import type { World } from '#tests/world'

const open = { open: '09:00', close: '17:00' }
export const WEEKLY = { mon: open, tue: open, wed: open, thu: open, fri: open }

/** The point of 海淀 with opening hours. */
export function openPoint({ organizations }: World) {
  const profile = { hours: WEEKLY, address: '海淀区示例路 1 号', landline: '010-62000001' }
  return makeDesignation(organizations.haidian, { profile })
}

/** What somebody types on a phone. */
export const bookingFacts = {
  field: 'patent',
  question: '产品上市前想先排查侵权风险，怎么做？',
  channel: 'onsite',
  clientType: 'sme',
  clientName: '妙峰山生物技术公司',
  contactName: '白露',
  contactMobile: '13800000001',
  contactEmail: 'bailu@people.example',
} satisfies BookingFacts

export async function makeBooking(point: Designation, more: Partial<BookingFacts> = {}) {
  const [slot] = await freeSlots(point)
  const { id } = await requestBooking(point, { ...bookingFacts, ...more }, slot, { locale: 'zh-CN' })
  return Booking.query().where({ id }).preload('designation').firstOrFail()
}
