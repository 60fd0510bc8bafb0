import { test } from '@japa/runner'
import { calendarWith } from '#app/calendar/work_calendar'
import { beijingTime, opennessAt, type WeekHours } from '#app/designations/opening_hours'

const calendar = calendarWith({ days: new Map(), years: new Set() })
const weekday = { open: '09:00', close: '17:00' }
const OFFICE: WeekHours = { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday }
const LIBRARY: WeekHours = { ...OFFICE, sat: { open: '10:00', close: '16:00' } }

/** Holidays of 2026: 国庆 1 to 7 October; 20 September and 10 October are worked for it. */
const MOMENTS: [what: string, hours: WeekHours | null, moment: string, expected: string][] = [
  ['a Monday before opening', OFFICE, '2026-11-23 08:59', 'opens 2026-11-23 09:00'],
  ['a Monday at the minute of opening', OFFICE, '2026-11-23 09:00', 'open until 17:00'],
  ['a Monday in the last minute', OFFICE, '2026-11-23 16:59', 'open until 17:00'],
  ['a Monday at the minute of closing', OFFICE, '2026-11-23 17:00', 'opens 2026-11-24 09:00'],
  ['a Friday evening: the next Monday', OFFICE, '2026-11-27 18:00', 'opens 2026-11-30 09:00'],
  ['an ordinary Saturday of an office', OFFICE, '2026-11-28 11:00', 'opens 2026-11-30 09:00'],
  ['an ordinary Saturday of a library', LIBRARY, '2026-11-28 11:00', 'open until 16:00'],
  ['a holiday on a Thursday', OFFICE, '2026-10-01 10:00', 'opens 2026-10-08 09:00'],
  ['a Saturday within the holiday', LIBRARY, '2026-10-03 11:00', 'opens 2026-10-08 09:00'],
  ['a Saturday worked for the holiday: the hours of Mondays', OFFICE, '2026-10-10 10:00', 'open until 17:00'],
  ['a Saturday worked for the holiday: own hours first', LIBRARY, '2026-10-10 09:30', 'opens 2026-10-10 10:00'],
  ['the Sunday after it', LIBRARY, '2026-10-11 11:00', 'opens 2026-10-12 09:00'],
  ['no hours at all', {}, '2026-11-23 10:00', 'unknown'],
  ['nobody said anything', null, '2026-11-23 10:00', 'unknown'],
  ['a day with only one time', { mon: { open: '09:00', close: null } }, '2026-11-23 10:00', 'unknown'],
]

test.group('Opening hours', () => {
  for (const [what, hours, moment, expected] of MOMENTS) {
    test(`${what} (${moment}): ${expected}`, ({ assert }) => {
      const [day, time] = moment.split(' ')
      const openness = opennessAt(hours, { day, time }, calendar)
      const next = openness.isOpen ? null : openness.next
      const inWords = openness.isOpen
        ? `open until ${openness.until}`
        : next
          ? `opens ${next.day} ${next.at}`
          : 'unknown'
      assert.equal(inWords, expected)
    })
  }

  test('a day that administrators declared free is a holiday', ({ assert }) => {
    const corrected = calendarWith({ days: new Map([['2026-11-23', false]]), years: new Set() })
    assert.deepEqual(opennessAt(OFFICE, { day: '2026-11-23', time: '10:00' }, corrected), {
      isOpen: false,
      next: { day: '2026-11-24', weekday: 'tue', inDays: 1, at: '09:00' },
    })
  })

  test('the clock is that of Beijing, over midnight too', ({ assert }) => {
    assert.deepEqual(beijingTime(new Date('2026-11-23T01:05:00Z')), { day: '2026-11-23', time: '09:05' })
    assert.deepEqual(beijingTime(new Date('2026-11-23T16:00:00Z')), { day: '2026-11-24', time: '00:00' })
  })
})
