import { addDays, beijingDay } from '#app/calendar/working_days'
import { leaveMoment, standAt } from '#app/core/clock'
import Booking from '#app/bookings/booking'
import type { BookingFacts } from '#app/bookings/booking_form'
import { freeSlots } from '#app/bookings/booking_page'
import { confirmBooking, declineBooking, requestBooking } from '#app/bookings/booking_workflow'
import Designation from '#app/designations/designation'
import { actorFor } from '#app/users/actor'
import User from '#app/users/user'

const QUESTIONS: [question: string, clientType: string, clientName: string | null][] = [
  ['准备申报专精特新，想了解专利布局怎么补。', 'sme', '妙峰山生物技术公司'],
  ['毕业设计里的算法能不能申请专利？', 'individual', null],
  ['收到商标近似的警告函，下一步怎么办？', 'enterprise', '琉璃厂文创工作室'],
  ['课题立项前想做一次专利检索，需要准备什么？', 'research_institute', '永定河研究院'],
]

/** Some from last week, some that came yesterday. */
export async function seedBookings() {
  const points = await Designation.query().where('state', 'active').orderBy('id').limit(3)
  for (const [n, point] of points.entries()) {
    const operator = await User.query().where('organizationId', point.organizationId).orderBy('id').firstOrFail()
    for (const [at, ask] of QUESTIONS.entries()) await seedBooking(point, operator, ask, n * QUESTIONS.length + at)
  }
  leaveMoment()
}

async function seedBooking(
  point: Designation,
  operator: User,
  [question, clientType, clientName]: (typeof QUESTIONS)[number],
  n: number
) {
  standAt(new Date(`${addDays(beijingDay(new Date()), n % 4 === 0 ? -1 : -8)}T02:15:00Z`))
  const [slot] = await freeSlots(point)
  if (!slot) return
  const facts: BookingFacts = {
    ...{ question, clientType, clientName, field: n % 4 === 2 ? 'trademark' : 'patent' },
    channel: n % 2 ? 'phone' : 'onsite',
    contactName: ['白露', '谷雨', '夏至', '秋分'][n % 4],
    contactMobile: null,
    contactEmail: `visitor${n + 1}@public.example`,
  }
  const { id } = await requestBooking(point, facts, slot, { locale: 'zh-CN' })
  const booking = await Booking.query().where({ id }).preload('designation').firstOrFail()
  const by = actorFor(operator)
  const agreedAt = new Date(`${slot.day}T${slot.half === 'am' ? '10:00' : '14:30'}:00+08:00`)
  if (n % 4 === 1) await confirmBooking(booking, by, { agreedAt, reply: '请到一层服务台，带上相关材料。' })
  if (n % 4 === 3) await declineBooking(booking, by, { reply: '当天有培训活动，请改约其他时间，或致电咨询。' })
}
