import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import type { CycleState } from '#app/evaluations/evaluation_cycle_workflow'
import { lastDayOf, mayFile } from '#app/evaluations/period_lock'
import type { EvaluationState } from '#app/evaluations/point_evaluation_workflow'

const day = (iso: string) => DateTime.fromISO(iso)

function evaluation(cycle: CycleState, state: EvaluationState, grace: string | null = null) {
  return { state, graceUntil: grace ? day(grace) : null, cycle: { state: cycle, selfDueOn: day('2026-01-16') } }
}

test.group('A self-assessment may be written', () => {
  const ROWS: [string, ReturnType<typeof evaluation>, string, ReturnType<typeof mayFile>][] = [
    ['before the cycle is open: no', evaluation('planned', 'self_open'), '2026-01-10', 'closed'],
    ['on the last day', evaluation('open_self', 'self_open'), '2026-01-16', null],
    ['a day later: no', evaluation('open_self', 'self_open'), '2026-01-17', 'over'],
    ['a day later, in grace', evaluation('open_self', 'self_open', '2026-01-20'), '2026-01-17', null],
    [
      'before the due day, though a grace is over',
      evaluation('open_self', 'self_open', '2026-01-05'),
      '2026-01-10',
      null,
    ],
    ['after it was filed: no', evaluation('open_self', 'submitted'), '2026-01-10', 'closed'],
    ['opened again in the formal check', evaluation('formal_check', 'self_open', '2026-01-30'), '2026-01-30', null],
    ['and let pass: no', evaluation('formal_check', 'self_open', '2026-01-30'), '2026-01-31', 'over'],
    ['in the formal check without grace: no', evaluation('formal_check', 'self_open'), '2026-01-10', 'over'],
    ['to complete the papers', evaluation('formal_check', 'supplement'), '2026-02-01', null],
    ['to complete them while it is scored: no', evaluation('scoring', 'supplement'), '2026-01-10', 'closed'],
    ['while it is scored: no', evaluation('scoring', 'scoring', '2026-12-31'), '2026-02-01', 'closed'],
    ['in a cycle that went on: no', evaluation('scoring', 'self_open', '2026-12-31'), '2026-02-01', 'closed'],
  ]
  for (const [name, row, today, answer] of ROWS) {
    test(name, ({ assert }) => assert.equal(mayFile(row, today), answer))
  }

  test('the later of due day and grace counts', ({ assert }) => {
    assert.equal(lastDayOf(evaluation('open_self', 'self_open', '2026-01-05')), '2026-01-16')
    assert.equal(lastDayOf(evaluation('open_self', 'self_open', '2026-01-20')), '2026-01-20')
    assert.isNull(lastDayOf(evaluation('formal_check', 'checked')))
  })
})
