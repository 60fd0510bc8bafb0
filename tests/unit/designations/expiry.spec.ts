import { test } from '@japa/runner'
import { distanceReached } from '#app/designations/expiry'

test.group('The reminders before a term ends on 31 December 2026', () => {
  for (const [today, distance] of [
    ['2026-10-01', null],
    ['2026-10-02', 90],
    ['2026-11-15', 90],
    ['2026-11-16', 45],
    ['2026-11-30', 45],
    ['2026-12-01', 30],
    ['2026-12-31', 30],
  ] as const) {
    test(`on ${today} the nearest reached is ${distance ?? 'none'}`, ({ assert }) => {
      assert.equal(distanceReached('2026-12-31', today), distance)
    })
  }
})
