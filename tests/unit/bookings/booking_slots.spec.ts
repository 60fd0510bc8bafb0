import { test } from '@japa/runner'
import { openSlots, slotKey } from '#app/bookings/booking_slots'
import type { WeekHours } from '#app/designations/opening_hours'
import { isWeekend, type WorkCalendar } from '#app/calendar/working_days'

const calendar = (holidays: string[] = [], makeUp: string[] = []): WorkCalendar => ({
  isWorkday: (day) => makeUp.includes(day) || (!isWeekend(day) && !holidays.includes(day)),
  isEstimated: () => false,
})
const hours: WeekHours = {
  mon: { open: '09:00', close: '17:00' },
  tue: { open: '13:00', close: '17:00' },
  wed: { open: '08:30', close: '12:00' },
  sat: { open: '10:00', close: '16:00' },
}
/** 2026-11-29 is a Sunday. */
const keys = (...args: Parameters<typeof calendar>) => openSlots(hours, '2026-11-29', calendar(...args)).map(slotKey)

test.group('What can be booked', () => {
  test('the halves of the days on which the point is open, for two weeks from tomorrow', ({ assert }) => {
    assert.deepEqual(keys(), [
      ...['2026-11-30/am', '2026-11-30/pm', '2026-12-01/pm', '2026-12-02/am', '2026-12-05/am', '2026-12-05/pm'],
      ...['2026-12-07/am', '2026-12-07/pm', '2026-12-08/pm', '2026-12-09/am', '2026-12-12/am', '2026-12-12/pm'],
    ])
  })

  test('not a weekday that is a holiday', ({ assert }) => {
    assert.notInclude(keys(['2026-12-01']), '2026-12-01/pm')
  })

  test('nothing where no hours are known', ({ assert }) => {
    assert.deepEqual(openSlots({}, '2026-11-29', calendar()), [])
    assert.deepEqual(openSlots({ mon: { open: null, close: null } }, '2026-11-29', calendar()), [])
  })
})
