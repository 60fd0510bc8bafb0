import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import { isLate, keptInTime } from '#app/ratings/case_limits'
import { publishedPeriod } from '#app/ratings/published_ratings'
import { addTallies, figuresOf, noTally, shareOf, smallGroups } from '#app/ratings/rating_figures'

test.group('Figures of ratings', () => {
  test('both rates of satisfaction, the active share and the rates in time, by hand', ({ assert }) => {
    const tally = {
      levels: { 5: 12, 4: 9, 3: 6, 2: 2, 1: 1 },
      served: 120,
      cases: {
        ...{ cases: 3, reachable: 2, calledBack: 1 },
        ...{ contact: { kept: 2, late: 1 }, repair: { kept: 1, late: 1 }, callBack: { kept: 1, late: 0 } },
      },
    }
    assert.deepEqual(figuresOf(tally), {
      ratings: 30,
      served: 120,
      bad: 3,
      activeShare: 25,
      satisfiedByRule: 90,
      satisfiedTopTwo: 70,
      cases: 3,
      contactInTime: 66.7,
      repairInTime: 50,
      callBackInTime: 100,
      calledBackShare: 50,
    })
  })

  test('nothing rated is no share at all, not zero', ({ assert }) => {
    const { satisfiedByRule, activeShare, contactInTime } = figuresOf(noTally())
    assert.deepEqual([satisfiedByRule, activeShare, contactInTime], [null, null, null])
    assert.equal(shareOf(0, 3), 0)
  })

  test('sums add up level by level', ({ assert }) => {
    const one = { ...noTally(), levels: { 5: 2, 1: 1 }, served: 4 }
    const other = { ...noTally(), levels: { 5: 1, 3: 1 }, served: 3 }
    const { levels, served } = addTallies(one, other)
    assert.deepEqual(levels, { 5: 3, 4: 0, 3: 1, 2: 0, 1: 1 })
    assert.equal(served, 7)
  })

  test('small groups are hidden, and one alone takes the next with it', ({ assert }) => {
    const hidden = (...sizes: number[]) => [...smallGroups(sizes, 5)].sort()
    assert.deepEqual(hidden(30, 12, 8), [])
    assert.deepEqual(hidden(30, 4, 8), [1, 2])
    assert.deepEqual(hidden(30, 4, 3, 8), [1, 2])
    assert.deepEqual(hidden(30, 0, 8), [])
    assert.deepEqual(hidden(3), [0])
  })

  test('what is published looks back twelve months, to the day', ({ assert }) => {
    assert.deepEqual(publishedPeriod('2026-11-29'), { from: '2025-11-30', until: '2026-11-29' })
  })
})

test.group('Limits of a bad rating', () => {
  const clock = (dueOn: string | null, endedOn: string | null, kind = 'repair') => ({
    kind,
    dueOn: dueOn === null ? null : DateTime.fromISO(dueOn),
    endedOn: endedOn === null ? null : DateTime.fromISO(endedOn),
  })

  test('the last day is in time, the next one late, whether it ended or still runs', ({ assert }) => {
    assert.isFalse(isLate([clock('2026-11-29', '2026-11-29')]))
    assert.isTrue(isLate([clock('2026-11-29', '2026-11-30')]))
    assert.isFalse(isLate([clock('2026-11-29', null)], '2026-11-29'))
    assert.isTrue(isLate([clock('2026-11-29', null)], '2026-11-30'))
    assert.isFalse(isLate([clock(null, null)], '2026-11-30'))
  })

  test('a limit counts once it is decided; every round of repairs must be in time', ({ assert }) => {
    const kept = (...clocks: ReturnType<typeof clock>[]) => keptInTime(clocks, 'repair', '2026-11-30')
    assert.isNull(kept())
    assert.isNull(kept(clock('2026-12-02', null)))
    assert.isTrue(kept(clock('2026-11-20', '2026-11-19'), clock('2026-11-29', '2026-11-28')))
    assert.isFalse(kept(clock('2026-11-20', '2026-11-21'), clock('2026-11-29', '2026-11-28')))
    assert.isNull(kept(clock('2026-11-01', '2026-11-05', 'call_back')))
  })
})
