import { test } from '@japa/runner'
import { callIsOpen, callStanding, shortlistSize } from '#app/case_calls/open_calls'
import type { CaseCallState } from '#app/case_calls/case_call_workflow'

const call = (state: CaseCallState = 'published') => ({ state, firstDay: '2026-07-01', lastDay: '2026-09-15' })

test.group('When a call is open', () => {
  test('{$self}')
    .with([
      ['2026-06-30', false, 'coming'],
      ['2026-07-01', true, 'open'],
      ['2026-09-15', true, 'open'],
      ['2026-09-16', false, 'over'],
    ] as const)
    .run(({ assert }, [day, isOpen, standing]) => {
      assert.equal(callIsOpen(call(), day), isOpen)
      assert.equal(callStanding(call(), day), standing)
    })

  test('never before it is published nor after it was closed or called off', ({ assert }) => {
    for (const state of ['draft', 'closed', 'concluded', 'cancelled'] as const) {
      assert.isFalse(callIsOpen(call(state), '2026-07-10'))
      assert.equal(callStanding(call(state), '2026-07-10'), state)
    }
  })
})

test.group('The shortlist', () => {
  test('{$self}')
    .with([
      [15, 23],
      [10, 15],
      [1, 2],
    ])
    .run(({ assert }, [toSelect, expected]) => assert.equal(shortlistSize(toSelect), expected))
})
