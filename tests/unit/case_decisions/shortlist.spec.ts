import { test } from '@japa/runner'
import { edgeOf, lastRankIn, shortlistSize } from '#app/case_decisions/shortlist'

const ranked = (...ranks: [rank: number, band?: number][]) => ranks.map(([rank, band = 1]) => ({ rank, band }))
const upTo = (count: number) => Array.from({ length: count }, (_, at) => ({ rank: at + 1, band: 1 }))

test.group('The shortlist by the rule', () => {
  test('{0} to choose make a shortlist of {1}')
    .with([
      [1, 2],
      [2, 3],
      [3, 5],
      [10, 15],
      [15, 23],
    ] as const)
    .run(({ assert }, [toSelect, size]) => assert.equal(shortlistSize(toSelect), size))

  test('goes down the jury’s order and ends with the last rank that is in', ({ assert }) => {
    assert.equal(lastRankIn(upTo(230), 15), 23)
    assert.equal(lastRankIn(upTo(4), 15), 4)
    assert.equal(lastRankIn([], 15), 0)
  })

  test('takes in everybody who is equal at the edge, and says how many more they are', ({ assert }) => {
    const rows = ranked([1], [2], [3], [3], [3], [6])
    assert.deepEqual(edgeOf(rows, 2), { last: 3, size: 5, rule: 3, tied: 2, sharesBand: 1 })
  })

  test('points out that one band lies across the edge, and is silent where a band ends there', ({ assert }) => {
    assert.equal(edgeOf(ranked([1, 1], [2, 2], [3, 2], [4, 2]), 2).sharesBand, 2)
    assert.isNull(edgeOf(ranked([1, 1], [2, 2], [3, 2], [4, 3]), 2).sharesBand)
    assert.isNull(edgeOf(ranked([1, 1], [2, 2]), 2).sharesBand)
  })
})
