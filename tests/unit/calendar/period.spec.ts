import { test } from '@japa/runner'
import fc from 'fast-check'
import { countedDays, dueDay, pausedDays, type Pause, type Period } from '#app/calendar/period'
import { calendarWith } from '#app/calendar/work_calendar'
import { addDays } from '#app/calendar/working_days'

type Act =
  | { kind: 'pause' | 'resume'; day: number }
  | { kind: 'extend'; days: number }
  | { kind: 'holiday' | 'makeup'; day: number }

/** Days are counted from the start of a limit; two months cross the New Year and the Spring Festival. */
const LONG = 60
const acts = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const), day: fc.nat(LONG) }),
    fc.record({ kind: fc.constant('extend' as const), days: fc.integer({ min: 1, max: 10 }) }),
    fc.record({ kind: fc.constantFrom('holiday' as const, 'makeup' as const), day: fc.nat(LONG) })
  ),
  { maxLength: 12 }
)
const starts = fc.integer({ min: 0, max: 5 * 365 }).map((n) => addDays('2022-01-01', n))
const limits = fc.integer({ min: 1, max: 25 })

const switches = (all: Act[]) =>
  all
    .flatMap((act) => (act.kind === 'pause' || act.kind === 'resume' ? [act] : []))
    .sort((one, other) => one.day - other.day)

function calendarAfter(start: string, all: Act[]) {
  const days = new Map<string, boolean>()
  for (const act of all) {
    if (act.kind === 'holiday' || act.kind === 'makeup') days.set(addDays(start, act.day), act.kind === 'makeup')
  }
  return calendarWith({ days, years: new Set() })
}

const limitAfter = (limit: number, all: Act[]) =>
  limit + all.reduce((sum, act) => sum + (act.kind === 'extend' ? act.days : 0), 0)

/** What a clock keeps: as the flows do it, a second pause and a resumption of what runs change nothing. */
function periodOf(startedOn: string, limit: number, all: Act[]): Period {
  const pauses: Pause[] = []
  for (const { kind, day } of switches(all)) {
    const open = pauses.at(-1)?.until === null
    if (kind === 'pause' && !open) pauses.push({ from: addDays(startedOn, day), until: null })
    if (kind === 'resume' && open) pauses.at(-1)!.until = addDays(startedOn, day)
  }
  return { startedOn, limit: limitAfter(limit, all), pauses }
}

/**
 * The same by living through it: a day counts when people work on it and the clock was not at rest that morning. A limit
 * is not over as long as the clock rests that was stopped by its last day.
 */
function lived(startedOn: string, limit: number, all: Act[], days: number) {
  const calendar = calendarAfter(startedOn, all)
  const whole = limitAfter(limit, all)
  const [ledger, rests] = [[0], [0]]
  let [due, resting, since] = [null as string | null, false, '']
  for (let n = 0; n <= days; n++) {
    const day = addDays(startedOn, n)
    const works = n > 0 && calendar.isWorkday(day)
    ledger[n] = (ledger[n - 1] ?? 0) + (works && !resting ? 1 : 0)
    rests[n] = (rests[n - 1] ?? 0) + (works && resting ? 1 : 0)
    if (due === null && ledger[n] === whole) due = day
    for (const act of switches(all).filter((one) => one.day === n)) {
      if (act.kind === 'pause' && !resting) since = day
      resting = act.kind === 'pause'
    }
  }
  return { due: resting && due !== null && due >= since ? null : due, ledger, rests }
}

test.group('A limit with pauses', () => {
  test('is what one counts day by day, whatever happens in whatever order', ({ assert }) => {
    fc.assert(
      fc.property(starts, limits, acts, fc.nat(200), (start, limit, all, n) => {
        const calendar = calendarAfter(start, all)
        const period = periodOf(start, limit, all)
        const { due, ledger, rests } = lived(start, limit, all, 400)
        assert.equal(dueDay(period, calendar), due)
        assert.equal(countedDays(period, addDays(start, n), calendar), ledger[n])
        assert.equal(pausedDays(period, addDays(start, n), calendar), rests[n])
      }),
      { numRuns: 400 }
    )
  })

  test('loses nothing by a pause that ends on the day it began', ({ assert }) => {
    fc.assert(
      fc.property(starts, limits, acts, fc.nat(LONG), (start, limit, all, n) => {
        const calendar = calendarAfter(start, all)
        const period = { ...periodOf(start, limit, all), pauses: [] }
        const day = addDays(start, n)
        const paused = { ...period, pauses: [{ from: day, until: day }] }
        assert.equal(dueDay(paused, calendar), dueDay(period, calendar))
        assert.equal(pausedDays(paused, addDays(start, 100), calendar), 0)
      })
    )
  })

  test('grows by exactly the working days of an extension', ({ assert }) => {
    fc.assert(
      fc.property(starts, limits, acts, limits, (start, limit, all, more) => {
        const calendar = calendarAfter(start, all)
        const period = periodOf(start, limit, all)
        const longer = { ...period, limit: period.limit + more }
        const [due, later] = [dueDay(period, calendar), dueDay(longer, calendar)]
        if (due === null || later === null) return
        assert.equal(countedDays(longer, later, calendar) - countedDays(period, due, calendar), more)
        assert.isTrue(later > due && calendar.isWorkday(later))
      })
    )
  })

  test('never ends earlier for one more holiday, nor later for one more make-up day', ({ assert }) => {
    fc.assert(
      fc.property(starts, limits, acts, fc.nat(LONG), (start, limit, all, day) => {
        const due = (more: Act[]) =>
          dueDay(periodOf(start, limit, all), calendarAfter(start, [...all, ...more])) ?? '9999'
        assert.isTrue(due([{ kind: 'holiday', day }]) >= due([]))
        assert.isTrue(due([{ kind: 'makeup', day }]) <= due([]))
      })
    )
  })
})

test.group('The published years', () => {
  const calendar = calendarWith({ days: new Map(), years: new Set() })

  test('{limit} working days from {from} end on {due}: {why}')
    .with([
      { from: '2022-01-28', limit: 3, due: '2022-02-07', why: 'two make-up days, then the Spring Festival' },
      { from: '2023-04-21', limit: 1, due: '2023-04-23', why: 'a make-up Sunday counts' },
      { from: '2024-02-02', limit: 1, due: '2024-02-04', why: '4 February 2024 was a working Sunday' },
      { from: '2024-12-31', limit: 1, due: '2025-01-02', why: 'over the New Year' },
      { from: '2025-01-24', limit: 3, due: '2025-02-05', why: 'Sunday, Monday, then eight days off' },
      { from: '2025-12-31', limit: 1, due: '2026-01-04', why: 'the New Year of 2026 is made up for on a Sunday' },
      { from: '2026-02-13', limit: 2, due: '2026-02-24', why: 'make-up Saturday, then nine days off' },
      { from: '2026-09-18', limit: 1, due: '2026-09-20', why: 'a make-up Sunday for the National Day' },
      { from: '2026-12-31', limit: 1, due: '2027-01-01', why: 'nothing is known of 2027: weekends only' },
    ])
    .run(({ assert }, { from, limit, due }) => {
      assert.equal(dueDay({ startedOn: from, limit, pauses: [] }, calendar), due)
    })

  test('are certain; a year after them is estimated until its notice is entered, not by single days', ({ assert }) => {
    assert.isFalse(calendar.isEstimated('2026-12-31'))
    assert.isTrue(calendar.isEstimated('2027-01-04'))
    const days = new Map([['2027-01-04', true]])
    assert.isTrue(calendarWith({ days, years: new Set() }).isEstimated('2027-01-04'))
    const entered = calendarWith({ days, years: new Set([2027]) })
    assert.isFalse(entered.isEstimated('2027-12-31'))
    assert.isTrue(entered.isEstimated('2028-01-03'))
  })
})
