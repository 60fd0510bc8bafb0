import { test } from '@japa/runner'
import { isWeekend } from '#app/calendar/working_days'
import { chunkSize, expectedEnd, nextAllowed, timeOf } from '#app/surveys/survey_pace'

/** 1 October 2026 is a Thursday; the holiday here are its first three days. */
const calendar = {
  isWorkday: (day: string) => !isWeekend(day) && !['2026-10-01', '2026-10-02'].includes(day),
  isEstimated: () => false,
}
const office = { officeHoursOnly: true, calendar }
const always = { officeHoursOnly: false, calendar }
const beijing = (text: string) => new Date(`${text}:00+08:00`)

test.group('When letters go out', () => {
  for (const [now, next] of [
    ['2026-09-30T10:00', '2026-09-30T10:00'],
    ['2026-09-30T08:59', '2026-09-30T09:00'],
    ['2026-09-30T09:00', '2026-09-30T09:00'],
    ['2026-09-30T17:29', '2026-09-30T17:29'],
    ['2026-09-30T17:30', '2026-10-05T09:00'],
    ['2026-10-01T11:00', '2026-10-05T09:00'],
    ['2026-09-25T23:00', '2026-09-28T09:00'],
  ])
    test(`at ${now}, in office hours: ${next}`, ({ assert }) =>
      assert.deepEqual(nextAllowed(beijing(now), office), beijing(next)))

  test('at any time where it does not matter', ({ assert }) => {
    const night = beijing('2026-10-01T03:00')
    assert.deepEqual(nextAllowed(night, always), night)
  })

  for (const [letters, rate, from, end, hours] of [
    [600, 60, '2026-09-30T10:00', '2026-09-30T10:10', office],
    [601, 60, '2026-09-30T10:00', '2026-09-30T10:11', office],
    [1200, 60, '2026-09-30T17:20', '2026-10-05T09:10', office],
    [60 * 60 * 24, 60, '2026-09-30T17:20', '2026-10-01T17:20', always],
    [0, 60, '2026-10-01T11:00', '2026-10-05T09:00', office],
  ] as const)
    test(`${letters} letters at ${rate} a minute from ${from} on end at ${end}`, ({ assert }) =>
      assert.deepEqual(expectedEnd(letters, rate, beijing(from), hours), beijing(end)))

  test('few are claimed together, so that a pause is felt within seconds at every rate', ({ assert }) => {
    assert.deepEqual([1, 30, 60, 300, 600, 6000].map(chunkSize), [1, 1, 2, 10, 20, 50])
    assert.deepEqual([timeOf(1, 1), timeOf(2, 60), timeOf(20, 6000)], [60_000, 2000, 200])
  })
})
