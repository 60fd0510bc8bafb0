import { test } from '@japa/runner'
import type { WorkCalendar } from '#app/calendar/working_days'
import { isWeekend } from '#app/calendar/working_days'
import { movedWindow, sameDay, sameWorkingDay } from '#app/roll_overs/moved_days'
import { hasOpenNumber, movedText } from '#app/roll_overs/moved_text'

/** Weekends, New Year's Day, and the days named here. */
const calendar = (...free: string[]): WorkCalendar => ({
  isWorkday: (day) => !isWeekend(day) && !day.endsWith('-01-01') && !free.includes(day),
  isEstimated: () => false,
})

const byWeekends = calendar()

test.group('The same working day of another year', () => {
  const days: [name: string, day: string, moved: string, why: string][] = [
    ['the first working day of a month stays the first', '2026-03-02', '2027-03-01', 'same_working_day'],
    ['the eleventh stays the eleventh', '2026-01-16', '2027-01-18', 'same_working_day'],
    ['the last stays the last', '2026-04-30', '2027-04-30', 'last_working_day'],
    ['the last stays the last where the other month is longer', '2026-05-29', '2027-05-31', 'last_working_day'],
    ['a day off becomes the first working day from its date on', '2026-12-19', '2027-12-20', 'next_working_day'],
    ['the 29th of February is the 28th', '2024-02-29', '2025-02-28', 'last_working_day'],
  ]
  for (const [name, day, moved, why] of days) {
    test(name, ({ assert }) => {
      const years = Number(moved.slice(0, 4)) - Number(day.slice(0, 4))
      const found = sameWorkingDay(day, years, byWeekends)
      assert.equal(found.day, moved)
      assert.equal(found.why.key, why)
    })
  }

  test('holidays of the new year push it on', ({ assert }) => {
    const spring = calendar('2027-03-01', '2027-03-02')
    const { day, why } = sameWorkingDay('2026-03-02', 1, spring)
    assert.equal(day, '2027-03-03')
    assert.deepEqual(why, { key: 'same_working_day', params: { month: 3, number: 1 } })
  })

  test('a month with fewer working days gives its last', ({ assert }) => {
    const short = calendar(...['22', '23', '24', '25', '26', '29', '30'].map((date) => `2027-09-${date}`))
    assert.deepEqual(sameWorkingDay('2026-09-25', 1, short), {
      day: '2027-09-28',
      why: { key: 'last_working_day', params: { month: 9 } },
    })
  })

  test('a working day stays in its month and a working day; a day off becomes one', ({ assert }) => {
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10)
      const { day: moved } = sameWorkingDay(day, 1, byWeekends)
      assert.isTrue(byWeekends.isWorkday(moved), `${day} → ${moved}`)
      if (byWeekends.isWorkday(day)) assert.equal(moved.slice(0, 7), `2027${day.slice(4, 7)}`)
    }
  })

  test('of two working days of a month the earlier stays the earlier', ({ assert }) => {
    const july = Array.from({ length: 31 }, (_, at) => `2026-07-${String(at + 1).padStart(2, '0')}`)
    const moved = july.filter((day) => byWeekends.isWorkday(day)).map((day) => sameWorkingDay(day, 1, byWeekends).day)
    assert.deepEqual(moved, moved.toSorted())
  })

  test('a window whose days would cross is as long as it was', ({ assert }) => {
    const late = calendar('2027-05-03', '2027-05-04', '2027-05-05', '2027-05-06', '2027-05-07')
    const [from, until] = movedWindow('2026-05-08', '2026-05-10', 1, late)
    assert.equal(from.day, '2027-05-17')
    assert.equal(until.day, '2027-05-19')
    assert.deepEqual(until.why, { key: 'same_length', params: { days: 3 } })
  })

  test('by the date alone', ({ assert }) => {
    assert.equal(sameDay('2026-12-31', 1).day, '2027-12-31')
    assert.equal(sameDay('2024-02-29', 4).day, '2028-02-29')
  })
})

test.group('A text of another year', () => {
  const texts: [string, string][] = [
    ['2026 年第一批市级网点', '2027 年第一批市级网点'],
    ['2026年度评估，2025年的服务', '2027年度评估，2026年的服务'],
    ['依据京知局〔2026〕2号', '依据京知局〔2027〕×号'],
    ['京知发〔2026〕第12号', '京知发〔2027〕第×号'],
    ['电话 2026，不是年份', '电话 2026，不是年份'],
  ]
  for (const [before, after] of texts) {
    test(before, ({ assert }) => assert.equal(movedText(before, 1), after))
  }

  test('an open number is known as one', ({ assert }) => {
    assert.isTrue(hasOpenNumber(movedText('〔2026〕2号', 1)))
    assert.isFalse(hasOpenNumber('〔2027〕2号'))
    assert.isFalse(hasOpenNumber(null))
  })
})
