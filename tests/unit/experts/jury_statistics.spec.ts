import { test } from '@japa/runner'
import fc from 'fast-check'
import {
  judgeFigures,
  panelResult,
  rankBands,
  roundHalfUp,
  scoresBySubject,
  weightedTotal,
} from '#app/experts/jury_statistics'
import { krippendorffAlpha } from '#app/experts/krippendorff'

const NONE = null

/** Units are columns in the publications. */
const turned = (judges: (number | null)[][]) => judges[0].map((_value, unit) => judges.map((row) => row[unit]))
const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

/** Krippendorff 2011, C: four observers, twelve units, missing values. */
const FOUR = turned([
  [1, 2, 3, 3, 2, 1, 4, 1, 2, NONE, NONE, NONE],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NONE, 3],
  [NONE, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NONE],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NONE],
])

test.group('The scores of a jury', () => {
  for (const [level, alpha] of Object.entries({ nominal: 0.743, ordinal: 0.815, interval: 0.849, ratio: 0.797 })) {
    test(`α of four observers with missing values is ${alpha} (${level}), as published`, ({ assert }) => {
      assert.closeTo(krippendorffAlpha(FOUR, level as 'nominal')!, alpha, 0.0005)
    })
  }

  test('α of two observers of ten yes-or-no units and of twelve letters is as published', ({ assert }) => {
    const yesNo = turned([
      [0, 1, 0, 0, 0, 0, 0, 0, 1, 0],
      [1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
    ])
    assert.closeTo(krippendorffAlpha(yesNo, 'nominal')!, 0.095, 0.0005)
    const named = turned([letters('aabbdcccedda'), letters('babbbccceddd')])
    assert.closeTo(krippendorffAlpha(named, 'nominal')!, 0.692, 0.0005)
  })

  test('α is 1 for one opinion, and nothing where there is nothing to compare', ({ assert }) => {
    assert.equal(
      krippendorffAlpha(
        [
          [80, 80],
          [60, 60],
        ],
        'interval'
      ),
      1
    )
    assert.isNull(
      krippendorffAlpha(
        [
          [80, 80],
          [80, 80],
        ],
        'interval'
      )
    )
    assert.isNull(
      krippendorffAlpha(
        [
          [80, null],
          [null, 60],
        ],
        'interval'
      )
    )
  })

  test('α does not depend on who sits where', ({ assert }) => {
    const score = fc.option(fc.integer({ min: 0, max: 20 }), { nil: null })
    const units = fc.array(fc.array(score, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(units, fc.constantFrom('nominal', 'ordinal', 'interval', 'ratio' as const), (given, level) => {
        const one = krippendorffAlpha(given, level)
        const other = krippendorffAlpha(
          given.map((unit) => [...unit].reverse()),
          level
        )
        if (one === null) assert.isNull(other)
        else assert.closeTo(one, other!, 1e-9)
      }),
      { seed: 8, numRuns: 200 }
    )
  })

  for (const [totals, mean, dropped, gap, needsDiscussion] of [
    [[80, 85, 90], 85, null, 10, false],
    [[80, 85, 90, 95], 87.5, null, 15, false],
    [[60, 85, 90, 95, 100], 90, { highest: 100, lowest: 60 }, 40, true],
    [[70, 70, 90, 90, 90, 90], 85, { highest: 90, lowest: 70 }, 20, false],
    [[70, 90.1], 80.05, null, 20.1, true],
    [[80.01, 80.02], 80.02, null, 0.01, false],
    [[77], 77, null, 0, false],
  ] as const) {
    test(`${totals.join(', ')} give ${mean}`, ({ assert }) => {
      assert.deepEqual(panelResult(totals), { mean, dropped, gap, needsDiscussion })
      assert.deepEqual(panelResult([...totals].reverse()), { mean, dropped, gap, needsDiscussion })
    })
  }

  test('nothing given is no result', ({ assert }) => assert.isNull(panelResult([])))

  test('halves are rounded up, whatever binary fractions make of them', ({ assert }) => {
    const rounded = [1.005, 2.675, 80.015, 0.1 + 0.2, -0.005, 85.004999].map(roundHalfUp)
    assert.deepEqual(rounded, [1.01, 2.68, 80.02, 0.3, 0, 85])
  })

  test('points are weighed: ten of ten with weight 25 are 25', ({ assert }) => {
    const rubric = [
      { key: 'truth', most: 10, weight: 15 },
      { key: 'depth', most: 10, weight: 25 },
      { key: 'novelty', most: 5, weight: 20 },
      { key: 'effect', most: 25, weight: 25 },
      { key: 'spread', most: 15, weight: 15 },
    ]
    assert.equal(weightedTotal({ truth: 10, depth: 10, novelty: 5, effect: 25, spread: 15 }, rubric), 100)
    assert.equal(weightedTotal({ truth: 7.5, depth: 8.1, novelty: 3.3, effect: 20, spread: 11 }, rubric), 75.7)
  })

  test('who is strict, and who spreads wide, shows whatever each one judged', ({ assert }) => {
    const marks = { 甲: { a: 80, b: 90, c: null }, 乙: { a: 70, b: 80, c: 60 }, 丙: { c: 80 } }
    assert.deepEqual(judgeFigures(marks), {
      甲: { count: 2, severity: 5, spread: 7.07 },
      乙: { count: 3, severity: -6.67, spread: 10 },
      丙: { count: 1, severity: 10, spread: null },
    })
    assert.deepEqual(
      [...scoresBySubject(marks)],
      [
        ['a', [80, 70]],
        ['b', [90, 80]],
        ['c', [60, 80]],
      ]
    )
  })

  test('ranks that could be another way round lie in one band; the same seed gives the same bands', ({ assert }) => {
    const scores = new Map([
      ['clear', [95, 96, 97]],
      ['close', [80, 84, 88]],
      ['closer', [81, 83, 87]],
      ['last', [40, 42, 41]],
    ])
    const rows = rankBands(scores, '2026')
    assert.deepEqual(
      rows.map(({ key, rank, band }) => [key, rank, band]),
      [
        ['clear', 1, 1],
        ['close', 2, 2],
        ['closer', 3, 2],
        ['last', 4, 3],
      ]
    )
    assert.deepInclude(rows[1], { from: 2, to: 3, mean: 84 })
    assert.deepEqual(rankBands(new Map([...scores].reverse()), '2026'), rows)
  })

  test('equal means share a rank, and the next one is counted on', ({ assert }) => {
    const rows = rankBands(
      new Map([
        ['a', [80]],
        ['b', [80]],
        ['c', [70]],
      ]),
      'x'
    )
    assert.deepEqual(
      rows.map(({ key, rank, from, to, band }) => [key, rank, from, to, band]),
      [
        ['a', 1, 1, 1, 1],
        ['b', 1, 1, 1, 1],
        ['c', 3, 3, 3, 2],
      ]
    )
  })
})
