import { test } from '@japa/runner'
import { standingOf, type TargetRule } from '#app/action_plan/target_standing'

const rule = (more: Partial<TargetRule> = {}): TargetRule => ({
  operator: 'gt',
  target: 3000,
  baseline: 0,
  aggregation: 'sum',
  startsOn: '2022-01-01',
  deadline: '2024-12-31',
  ...more,
})
const years = (...values: (number | null)[]) => values.map((value, index) => ({ year: 2022 + index, value }))

test.group('Where a target stands', () => {
  test('a sum of a third in a third of the time comes to the whole', ({ assert }) => {
    const standing = standingOf(rule(), years(1000), '2022-12-31')
    assert.deepEqual(standing, { actual: 1000, percent: 33, light: 'green', forecast: 3003 })
  })

  test('a sum is on course, behind, or far behind by the time that is over', ({ assert }) => {
    const at = (value: number) => standingOf(rule(), years(value), '2022-12-31').light
    assert.equal(at(1000), 'green')
    assert.equal(at(999), 'amber')
    assert.equal(at(800), 'amber')
    assert.equal(at(799), 'red')
  })

  test('"more than 3000" is not met by 3000, "at least" is', ({ assert }) => {
    const full = years(1000, 1000, 1000)
    assert.equal(standingOf(rule(), full, '2024-12-31').light, 'red')
    assert.equal(standingOf(rule({ operator: 'gte' }), full, '2024-12-31').light, 'met')
    assert.equal(standingOf(rule(), years(1000, 1000, 1001), '2024-12-31').light, 'met')
  })

  test('"about two million" is met from 95 per cent on', ({ assert }) => {
    const about = rule({ operator: 'about', target: 2_000_000, aggregation: 'last', baseline: null })
    assert.equal(standingOf(about, years(1_000_000, 1_500_000, 1_900_000), '2025-03-01').light, 'met')
    assert.equal(standingOf(about, years(1_000_000, 1_500_000, 1_899_999), '2025-03-01').light, 'red')
    assert.equal(standingOf(about, years(1_000_000, 1_500_000, 1_899_999), '2025-03-01').percent, 94)
  })

  test('a level rises from its baseline: the last known year counts, not their sum', ({ assert }) => {
    const points = rule({ operator: 'gte', target: 80, baseline: 50, aggregation: 'last' })
    const standing = standingOf(points, years(58, 66, null), '2023-12-31')
    assert.equal(standing.actual, 66)
    assert.equal(standing.light, 'amber', '16 of the 20 that two thirds of the time ask for are four fifths')
    assert.equal(standing.forecast, 74)
  })

  test('each year must reach a yearly target: a year that did not is not made up for', ({ assert }) => {
    const each = rule({ operator: 'gte', target: 1, aggregation: 'yearly', baseline: null })
    assert.equal(standingOf(each, years(1, 1), '2023-05-01').light, 'met')
    assert.equal(standingOf(each, years(1, null, null), '2023-02-01').light, 'red')
    assert.equal(standingOf(each, years(0, 2), '2023-05-01').light, 'red')
    assert.equal(standingOf(each, years(1, 1, 1), '2026-05-01').light, 'met')
  })

  test('"shall rise" compares the last known year with the one before', ({ assert }) => {
    const rising = rule({ operator: 'rise', target: null, aggregation: 'last' })
    assert.equal(standingOf(rising, years(82.5), '2022-12-31').light, 'none')
    assert.equal(standingOf(rising, years(82.5, null, 84), '2024-12-31').light, 'met')
    assert.equal(standingOf(rising, years(82.5, 82.5), '2024-12-31').light, 'red')
  })

  test('without any figure there is no light and no forecast', ({ assert }) => {
    assert.deepEqual(standingOf(rule(), years(null, null), '2023-01-01'), {
      ...{ actual: null, percent: null },
      ...{ light: 'none', forecast: null },
    })
  })

  test('what happens after the deadline is not counted', ({ assert }) => {
    assert.equal(standingOf(rule(), years(1000, 1000, 900, 500), '2025-12-31').actual, 2900)
  })
})
