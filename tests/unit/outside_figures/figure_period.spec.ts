import { test } from '@japa/runner'
import { periodOf } from '#app/outside_figures/figure_period'
import { jumpOf, seriesOf } from '#app/outside_figures/figure_series'
import { countedFigures } from '#app/outside_figures/yearly_figure'

test.group('A period', () => {
  for (const [typed, name, from, until] of [
    ['2026-03', '2026-03', '2026-03-01', '2026-03-31'],
    ['2026年3月', '2026-03', '2026-03-01', '2026-03-31'],
    ['2026/3', '2026-03', '2026-03-01', '2026-03-31'],
    ['202602', '2026-02', '2026-02-01', '2026-02-28'],
    ['2024.2', '2024-02', '2024-02-01', '2024-02-29'],
    ['2026Q1', '2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-q4', '2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026年第三季度', '2026-Q3', '2026-07-01', '2026-09-30'],
    [' 2026 年 ', '2026', '2026-01-01', '2026-12-31'],
  ]) {
    test(`“${typed}” is ${name}`, ({ assert }) => {
      assert.include(periodOf(typed)!, { name, from, until })
    })
  }

  test('is nothing else', ({ assert }) => {
    for (const typed of ['', '3月', '2026-13', '2026-00', '20261', '2026-Q5', '26-03', '2026-03-01', '２０２６']) {
      assert.isNull(periodOf(typed), typed)
    }
  })
})

test.group("A year's figure", () => {
  const given = (...periods: string[]) =>
    periods.map((text, index) => {
      const [period, districtCode = '110000'] = text.split(' ')
      return { id: index + 1, period, districtCode }
    })
  for (const [what, rule, figures, counted] of [
    ['its months', 'sum', ['2026-01', '2026-02', '2026-05'], [1, 2, 3]],
    ['the yearly one alone', 'sum', ['2026-01', '2026-Q2', '2026'], [3]],
    ['a quarter instead of its months, beside the others', 'sum', ['2026-01', '2026-03', '2026-04', '2026-Q1'], [3, 4]],
    ['the latest month of a level', 'last', ['2026-03', '2026-01', '2026-02'], [1]],
    ['the wider of two that end on one day', 'last', ['2026-03', '2026-Q1'], [2]],
    ['the yearly one of a level', 'last', ['2026', '2026-12'], [1]],
    ['the districts', 'sum', ['2026-01 110108', '2026-01 110105', '2026-02 110108'], [1, 2, 3]],
    ['the whole city without its districts', 'sum', ['2026-01 110108', '2026-01', '2026-02'], [2, 3]],
    ['one level for each district', 'last', ['2026-01 110108', '2026-02 110108', '2026-01 110105'], [2, 3]],
    ['nothing', 'sum', [], []],
  ] as [string, 'sum' | 'last', string[], number[]][]) {
    test(`is made of ${what}`, ({ assert }) => {
      assert.sameMembers([...countedFigures(given(...figures), rule)], counted)
    })
  }
})

test.group('A series of months', () => {
  test('has no gap, and says what is missing up to the last month', ({ assert }) => {
    const given = new Map([
      ['2025-11', 100],
      ['2026-01', 160],
      ['2026-02', 100],
    ])
    assert.deepEqual(seriesOf(given, '2026-03'), [
      { month: '2025-11', value: 100, jump: null },
      { month: '2025-12', value: null, jump: null },
      { month: '2026-01', value: 160, jump: null },
      { month: '2026-02', value: 100, jump: null },
      { month: '2026-03', value: null, jump: null },
    ])
    assert.deepEqual(seriesOf(new Map(), '2026-03'), [])
  })

  test('points out what differs by more than half', ({ assert }) => {
    assert.isNull(jumpOf(100, 150))
    assert.equal(jumpOf(100, 151), 51)
    assert.isNull(jumpOf(100, 50))
    assert.equal(jumpOf(100, 49), -51)
    assert.isNull(jumpOf(0, 10))
    assert.isNull(jumpOf(null, 10))
    assert.isNull(jumpOf(10, null))
  })
})
