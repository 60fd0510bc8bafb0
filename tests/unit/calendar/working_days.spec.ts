import { test } from '@japa/runner'
import fc from 'fast-check'
import chineseDays from 'chinese-days'
import { addDays, addWorkingDays, beijingDay, workingDaysBetween } from '#app/calendar/working_days'

const calendar = {
  isWorkday: (day: string) => chineseDays.isWorkday(day),
  isEstimated: () => false,
}

test.group('Working days', () => {
  test('a limit of {days} working days from {from} ends on {to}')
    .with([
      { from: '2026-09-21', days: 5, to: '2026-09-29', why: 'mid-autumn on 25 September' },
      { from: '2026-09-30', days: 1, to: '2026-10-08', why: 'the National Day week is skipped' },
      { from: '2026-10-09', days: 1, to: '2026-10-10', why: 'a make-up Saturday counts' },
      {
        from: '2026-02-13',
        days: 2,
        to: '2026-02-24',
        why: 'make-up Saturday, then the Spring Festival',
      },
      { from: '2026-11-20', days: 1, to: '2026-11-23', why: 'a weekend does not count' },
      { from: '2026-11-23', days: 0, to: '2026-11-23', why: 'no limit' },
    ])
    .run(({ assert }, { from, days, to }) => {
      assert.equal(addWorkingDays(from, days, calendar), to)
    })

  test('counting back gives the limit again, from any day', ({ assert }) => {
    const days = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2024-06-01', n))
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 40 }), (day, limit) => {
        const end = addWorkingDays(day, limit, calendar)
        assert.equal(workingDaysBetween(day, end, calendar), limit)
        assert.isTrue(limit === 0 || calendar.isWorkday(end))
      })
    )
  })

  test('a day begins at midnight in Beijing, not in London', ({ assert }) => {
    assert.equal(beijingDay(new Date('2026-11-23T15:59:59Z')), '2026-11-23')
    assert.equal(beijingDay(new Date('2026-11-23T16:00:00Z')), '2026-11-24')
  })
})
