import { test } from '@japa/runner'
import type { Verdict } from '#app/case_decisions/case_candidate'
import { spreadOf } from '#app/case_decisions/spread'
import { deviating, faultsOf } from '#app/case_decisions/verdicts'

/** Ranks of those chosen and left out; the id is the place in the list. */
function judged(chosen: number[], leftOut: number[], reasons: Record<number, string> = {}) {
  const of = (ranks: number[], verdict: Verdict) => ranks.map((rank) => ({ rank, verdict }))
  return [...of(chosen, 'choose'), ...of(leftOut, 'leave_out')].map((row, at) => ({
    ...{ ...row, id: at + 1 },
    reason: reasons[at + 1] ?? null,
  }))
}

const ranksApart = (rows: ReturnType<typeof judged>) => {
  const apart = deviating(rows)
  return rows.filter(({ id }) => apart.has(id)).map(({ rank }) => rank)
}

test.group('Verdicts', () => {
  test('by the jury’s order need no reason, also when fewer are chosen', ({ assert }) => {
    assert.deepEqual(ranksApart(judged([1, 2, 3], [4, 5])), [])
    assert.deepEqual(ranksApart(judged([1, 2], [3, 4, 5])), [])
  })

  test('need one where somebody is passed over, at both', ({ assert }) => {
    assert.deepEqual(ranksApart(judged([1, 2, 4], [3, 5])), [4, 3])
    assert.deepEqual(ranksApart(judged([2, 3, 4], [1, 5])), [4, 1])
  })

  test('among equals are free', ({ assert }) => {
    assert.deepEqual(ranksApart(judged([1, 2, 2], [2, 5])), [])
    assert.deepEqual(ranksApart(judged([1, 2], [2, 2])), [])
  })

  test('are never more than were called for; fewer need a reason; none is no decision', ({ assert }) => {
    const faults = (rows: ReturnType<typeof judged>, reason: string | null = null) =>
      faultsOf(rows, 2, reason).map(({ field, fault }) => `${field} ${fault}`)
    assert.deepEqual(faults(judged([1, 2], [3])), [])
    assert.deepEqual(faults(judged([1, 2, 3], [])), ['verdicts.c3.verdict too_many'])
    assert.deepEqual(faults(judged([1, 2, 3], []), '破例'), ['verdicts.c3.verdict too_many'])
    assert.deepEqual(faults(judged([1], [2, 3])), ['fewerReason fewer_reason'])
    assert.deepEqual(faults(judged([1], [2, 3]), '质量不够'), [])
    assert.deepEqual(faults(judged([], [1, 2]), '都不够'), ['verdicts.c1.verdict nobody'])
    assert.deepEqual(faults(judged([], []), '没有'), ['opinion nobody'])
    assert.deepEqual(faults(judged([1, 3], [2])), ['verdicts.c2.reason deviates', 'verdicts.c3.reason deviates'])
    assert.deepEqual(faults(judged([1, 3], [2], { 2: '示范性强', 3: '同单位已有一件' })), [])
  })

  test('spread over categories: shortlisted, by the order alone, chosen', ({ assert }) => {
    const rows = [
      { rank: 1, verdict: 'choose', value: 'finance' },
      { rank: 2, verdict: 'leave_out', value: 'training' },
      { rank: 3, verdict: 'choose', value: 'training' },
    ] as const
    assert.deepEqual(spreadOf(rows, 2), [
      { value: 'training', shortlisted: 2, byRank: 1, chosen: 1 },
      { value: 'finance', shortlisted: 1, byRank: 1, chosen: 1 },
    ])
  })
})
