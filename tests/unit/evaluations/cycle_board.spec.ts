import { test } from '@japa/runner'
import { boardOf, type Tally } from '#app/evaluations/cycle_board'

const tally = (more: Partial<Tally>): Tally => ({
  ...{ state: 'self_open', district_code: '110108', host_type: 'university', part: 'rated', is_late: false },
  ...{ total: 1, filed: 0, ...more },
})

const TALLIES = [
  tally({ total: 3 }),
  tally({ state: 'submitted', district_code: '110105', total: 4, filed: 4 }),
  tally({ state: 'checked', is_late: true, total: 2, filed: 1 }),
  tally({ state: 'checked', part: 'reference', filed: 1 }),
  tally({ state: 'left', filed: 1 }),
]

test.group('The board of a cycle', () => {
  test('counts who takes part; who filed counts as filed also when it did not complete in time', ({ assert }) => {
    const { all, filed, late, left } = boardOf(TALLIES)
    assert.deepEqual({ all, filed, late, left }, { all: 10, filed: 6, late: 2, left: 1 })
  })

  test('shows the states that there are, and lines by the groups of states, the largest first', ({ assert }) => {
    const { states, parts, districts } = boardOf(TALLIES)
    assert.deepEqual(
      states.map(({ state, count }) => [state, count]),
      [
        ['self_open', 3],
        ['submitted', 4],
        ['checked', 3],
        ['left', 1],
      ]
    )
    assert.deepEqual(
      parts.map(({ part, count }) => [part, count]),
      [
        ['rated', 9],
        ['no_grade', 0],
        ['reference', 1],
      ]
    )
    assert.deepEqual(districts, [
      { key: '110108', counts: [3, 3, 0, 0, 0], total: 6 },
      { key: '110105', counts: [0, 4, 0, 0, 0], total: 4 },
    ])
  })
})
