import { test } from '@japa/runner'
import { dueAfter } from '#app/sanctions/rectification_deadline'
import { lastBlockedDay } from '#app/sanctions/reapply_block'
import { calendarWith } from '#app/calendar/work_calendar'

const calendar = calendarWith({ days: new Map(), years: new Set() })

test.group('The last day of a rectification', () => {
  test('three months from 5 March 2026 is 5 June, a Friday', ({ assert }) => {
    assert.equal(dueAfter('2026-03-05', 3, calendar), '2026-06-05')
  })

  test('on a Saturday it is the next Monday', ({ assert }) => {
    assert.equal(dueAfter('2026-03-06', 5, calendar), '2026-08-06')
    assert.equal(dueAfter('2026-03-08', 5, calendar), '2026-08-10')
  })

  test('in the holidays of October it is the first working day after them', ({ assert }) => {
    assert.equal(dueAfter('2026-07-02', 3, calendar), '2026-10-08')
  })

  test('a month without such a day ends on its last one', ({ assert }) => {
    assert.equal(dueAfter('2026-08-31', 1, calendar), '2026-09-30')
  })
})

test.group('The block after a revocation', () => {
  test('lasts two years: from 5 March 2026 to 4 March 2028', ({ assert }) => {
    assert.equal(lastBlockedDay('2026-03-05'), '2028-03-04')
  })
})
