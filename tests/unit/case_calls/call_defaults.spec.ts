import { DateTime } from 'luxon'
import { test } from '@japa/runner'
import CaseCall, { caseCallKinds } from '#app/case_calls/case_call'
import { copiedCall, keyed, proposedCall } from '#app/case_calls/call_defaults'
import { pointsOf } from '#app/case_calls/case_call_form'
import { leaveMoment, standAt } from '#app/core/clock'

test.group('What a call begins with', (group) => {
  group.each.teardown(() => leaveMoment())

  test('{$self}: categories, and a rubric of 100 points in words')
    .with([...caseCallKinds])
    .run(({ assert }, kind) => {
      const { categories, rubric, title, notice } = proposedCall(kind)
      assert.isAtLeast(categories.length, 4)
      assert.equal(pointsOf(rubric), 100)
      const texts = [
        title,
        notice,
        ...[...categories, ...rubric].flatMap(({ name, standard = name }) => [name, standard]),
      ]
      for (const text of texts) assert.match(text, /\p{Script=Han}{2}/u)
    })

  test("last year's call moves to this year with its days and its words; events stay in the past", ({ assert }) => {
    standAt(new Date('2027-06-20T02:00:00Z'))
    const day = (iso: string) => DateTime.fromISO(iso)
    const last = new CaseCall().fill({
      ...{ year: 2026, kind: 'typical_case', title: '2026 年度典型案例征集', notice: '征集 2024年以来的案例。' },
      ...{ opensOn: day('2026-07-01'), closesOn: day('2026-09-15') },
      ...{ eventsFrom: day('2025-01-01'), eventsUntil: day('2026-06-30') },
    })
    const next = copiedCall(last)
    assert.containsSubset(next, {
      ...{ year: 2027, title: '2027 年度典型案例征集', notice: '征集 2025年以来的案例。' },
      ...{ opensOn: '2027-07-01', closesOn: '2027-09-15', eventsFrom: '2026-01-01', eventsUntil: '2027-06-20' },
    })
  })

  test('rows keep the key of their name, new ones get one that nobody has', ({ assert }) => {
    const known = [
      { key: 'research', name: '助力研发' },
      { key: 'own1', name: '老字号' },
    ]
    const rows = [{ name: '新类别' }, { name: '助力研发' }, { name: '又一类' }, { name: '老字号' }]
    assert.deepEqual(
      keyed(rows, known).map(({ key }) => key),
      ['own2', 'research', 'own3', 'own1']
    )
  })
})
