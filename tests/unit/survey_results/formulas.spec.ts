import fc from 'fast-check'
import { test } from '@japa/runner'
import { correlation } from '#app/survey_results/figures'
import { halfWidth, sampleNeeded, tQuantile, wilson } from '#app/survey_results/intervals'
import { levelMaps, roundHalfUp, scoreOf, wordFor, type Level, type LevelMap } from '#app/survey_results/levels'
import { rankBands } from '#app/survey_results/rank_bands'
import { answersPer100, npsOf, praiseRate, returnRates, topTwoRate } from '#app/survey_results/rates'
import { cappedShares, indexOf, sum, weightedMean, type Levels } from '#app/survey_results/satisfaction_index'
import { isComparable } from '#app/survey_results/trend'
import { ASKED } from '#tests/support/survey_results'

const rule = (map: LevelMap = 'standard') => ({ items: ASKED.items, dimensions: ASKED.dimensions, map })

test.group('The satisfaction index', () => {
  const respondents: Levels[] = [
    { q1: 5, q2: 4, q3: 3 },
    { q1: 4, q3: 2 },
    { q1: 1, q2: 5 },
  ]

  test('is the mean of items, of dimensions, by their weights', ({ assert }) => {
    /** M1 = (100+80+0)/3 = 60, M2 = (80+100)/2 = 90, M3 = (60+30)/2 = 45; D = 75, 45; SI = 0.4·75 + 0.6·45 = 57 */
    const { index, items, dimensions } = indexOf(respondents, rule())
    assert.deepEqual(items.q1, { n: 3, mean: 60 })
    assert.deepEqual(items.q2, { n: 2, mean: 90 })
    assert.deepEqual(dimensions, { access: { n: 3, mean: 75 }, skill: { n: 2, mean: 45 } })
    assert.equal(index, 57)
  })

  test('leaves out a dimension without answers and weighs the others anew', ({ assert }) => {
    const { index, dimensions } = indexOf([{ q1: 5 }, { q1: 3, q2: 4 }], rule())
    assert.deepEqual(Object.keys(dimensions), ['access'])
    assert.equal(index, 80)
  })

  test('is nothing where everybody said 不了解/不适用', ({ assert }) => {
    assert.deepEqual(indexOf([{}, {}], rule()), { index: null, items: {}, dimensions: {} })
  })

  const MAPS = [
    ['standard', [100, 80, 60, 30, 0]],
    ['linear', [100, 75, 50, 25, 0]],
    ['stars', [5, 4, 3, 2, 1]],
  ] as const
  for (const [map, scores] of MAPS) {
    test(`counts ★5 … ★1 as ${scores.join('/')} by the map "${map}"`, ({ assert }) => {
      assert.deepEqual(
        ([5, 4, 3, 2, 1] as const).map((level) => scoreOf(level, map)),
        [...scores]
      )
    })
  }

  const level = fc.constantFrom<(Level | undefined)[]>(1, 2, 3, 4, 5, undefined)
  const people = fc.array(fc.record({ q1: level, q2: level, q3: level }), { maxLength: 30 })

  test('does not depend on the order of respondents and stays on its scale', () => {
    fc.assert(
      fc.property(people, fc.constantFrom(...levelMaps), (all, map) => {
        const [one, other] = [indexOf(all, rule(map)).index, indexOf([...all].reverse(), rule(map)).index]
        if (one === null) return other === null
        return Math.abs(one - other!) < 1e-9 && one >= 0 && one <= 100
      })
    )
  })

  test('of one respondent who said the same everywhere is the score of that level', () => {
    fc.assert(
      fc.property(fc.constantFrom<Level[]>(1, 2, 3, 4, 5), fc.constantFrom(...levelMaps), (one, map) => {
        const { index } = indexOf([{ q1: one, q2: one, q3: one }], rule(map))
        return Math.abs(index! - scoreOf(one, map)) < 1e-9
      })
    )
  })

  const WORDS = [
    [100, 'high'],
    [90, 'high'],
    [89.995, 'high'],
    [89.99, 'good'],
    [80, 'good'],
    [79.99, 'fair'],
    [70, 'fair'],
    [60, 'low'],
    [59.99, 'poor'],
    [0, 'poor'],
  ] as const
  for (const [index, word] of WORDS) {
    test(`${index} is called ${word}`, ({ assert }) => assert.equal(wordFor(index, 'standard'), word))
  }

  const ROUNDED = [
    [2.675, 2.68],
    [1.005, 1.01],
    [80.614999, 80.61],
    [0, 0],
    [-12.345, -12.34],
  ] as const
  for (const [value, shown] of ROUNDED) {
    test(`${value} is shown as ${shown}`, ({ assert }) => assert.equal(roundHalfUp(value), shown))
  }
})

test.group('Weights', () => {
  const CAPS = [
    ['nobody is above the cap', Array(20).fill(1), Array(20).fill(0.05)],
    ['the largest is cut, the rest shared by weight', [90, ...Array(19).fill(1)], [0.1, ...Array(19).fill(0.9 / 19)]],
    ['two points only: equal', [3, 1], [0.5, 0.5]],
    ['ten points: equal whatever they weigh', [9, 1, 1, 1, 1, 1, 1, 1, 1, 1], Array(10).fill(0.1)],
    ['nothing was served: equal', Array(12).fill(0), Array(12).fill(1 / 12)],
  ] as const
  for (const [name, weights, shares] of CAPS) {
    test(`shares of the city's index: ${name}`, ({ assert }) => {
      for (const [at, share] of cappedShares(weights, 0.1).entries()) assert.closeTo(share, shares[at], 1e-9)
    })
  }

  test('cut again where spreading lifts another above the cap', ({ assert }) => {
    /** 50 is cut; of 90 % left by 9.9 : 50.1 the next gets 14.85 %: cut as well. */
    const shares = cappedShares([50, 9.9, ...Array(15).fill(3.34)], 0.1)
    assert.deepEqual(shares.slice(0, 2), [0.1, 0.1])
    assert.closeTo(shares[2], 0.8 / 15, 1e-9)
  })

  test('add up to one and stay below the cap', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(weights, (all) => {
        const shares = cappedShares(all, 0.1)
        const most = Math.max(0.1, 1 / all.length)
        return Math.abs(sum(shares) - 1) < 1e-9 && shares.every((share) => share <= most + 1e-9)
      })
    )
  })

  test('strata by their shares in the ledgers', ({ assert }) => {
    /** Enterprises are 70 % of the served and 50 % of the answers. */
    const strata = [
      { value: 80, weight: 0.7 },
      { value: 90, weight: 0.3 },
    ]
    assert.closeTo(weightedMean(strata)!, 83, 1e-9)
    assert.isNull(weightedMean([]))
  })
})

test.group('Rates', () => {
  test('满意率 by the two ways of counting, from the same answers', ({ assert }) => {
    const distribution = [40, 30, 20, 7, 3]
    assert.equal(praiseRate(distribution)!.value, 90)
    assert.equal(topTwoRate(distribution)!.value, 70)
    assert.isNull(praiseRate([0, 0, 0, 0, 0]))
  })

  const NPS = [
    [[10, 9, 8, 7, 6, 0], 0],
    [[10, 10, 9, 3], 50],
    [[7, 8], 0],
    [[0], -100],
  ] as const
  for (const [answers, value] of NPS) {
    test(`NPS of ${answers.join(', ')} is ${value}`, ({ assert }) => assert.equal(npsOf(answers)!.value, value))
  }

  test('回收率 of what was sent, 有效率 of what came back; nothing was sent for open links', ({ assert }) => {
    const letters = { sent: 200, returned: 120, valid: 108, open: 0, openValid: 0 }
    assert.deepEqual(returnRates(letters), { response: 60, valid: 90 })
    const open = { sent: 0, returned: 0, valid: 0, open: 50, openValid: 40 }
    assert.deepEqual(returnRates(open), { response: null, valid: 80 })
    assert.deepEqual(returnRates({ ...open, open: 0, openValid: 0 }), { response: null, valid: null })
    assert.equal(answersPer100(open, 500), 8)
    assert.isNull(answersPer100(open, 0))
  })
})

test.group('Intervals', () => {
  const WILSON = [
    [27, 30, 74.4, 96.5],
    [90, 100, 82.6, 94.5],
    [0, 10, 0, 27.8],
    [10, 10, 72.2, 100],
  ] as const
  for (const [hits, n, low, high] of WILSON) {
    test(`Wilson ${hits}/${n} → [${low}, ${high}] %`, ({ assert }) => {
      const interval = wilson(hits, n)!
      assert.equal(roundHalfUp(interval.low * 100, 1), low)
      assert.equal(roundHalfUp(interval.high * 100, 1), high)
    })
  }

  /** As printed in tables of t. */
  const T = [
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [9, 2.262],
    [10, 2.228],
    [20, 2.086],
    [29, 2.045],
    [30, 2.042],
    [60, 2.0],
    [99, 1.984],
    [120, 1.98],
    [400, 1.966],
    [500, 1.965],
    [1000, 1.962],
    [100_000, 1.96],
  ] as const
  for (const [df, t] of T) {
    test(`t(0.975, ${df}) = ${t}`, ({ assert }) => assert.equal(roundHalfUp(tQuantile(df), 3), t))
  }

  test('exact distribution and expansion meet where one follows the other', ({ assert }) => {
    assert.closeTo(tQuantile(400), tQuantile(401), 1e-4)
    assert.isAbove(tQuantile(400), tQuantile(401))
  })

  test('of a mean: t·s/√n', ({ assert }) => {
    /** s = √2.5, t(4) = 2.776445 → 2.776445·1.581139/2.236068 */
    assert.closeTo(halfWidth([1, 2, 3, 4, 5])!, 1.963243, 1e-5)
    assert.isNull(halfWidth([80]))
    assert.equal(halfWidth([80, 80, 80]), 0)
  })

  const NEEDED = [
    [Infinity, 384],
    [100, 80],
    [500, 218],
    [1000, 278],
    [5000, 357],
  ] as const
  for (const [population, n] of NEEDED) {
    test(`${n} answers are needed from ${population} people`, ({ assert }) =>
      assert.equal(sampleNeeded(0.05, population), n))
  }
})

test.group('Comparing', () => {
  test('where intervals overlap there are bands and no ranks', ({ assert }) => {
    const intervals = [
      { low: 90, high: 94 },
      { low: 85, high: 91 },
      { low: 84, high: 88 },
      { low: 60, high: 70 },
    ]
    assert.deepEqual(rankBands(intervals), [
      { best: 1, worst: 2 },
      { best: 1, worst: 3 },
      { best: 2, worst: 3 },
      { best: 4, worst: 4 },
    ])
  })

  test('waves are compared by the same questions and the same map only', ({ assert }) => {
    const one = { questionVersionId: 3, levelMap: 'standard' }
    assert.isTrue(isComparable(one, { ...one }))
    assert.isFalse(isComparable(one, { ...one, questionVersionId: 4 }))
    assert.isFalse(isComparable(one, { ...one, levelMap: 'linear' }))
  })

  test('importance is how closely an item goes along with everything, from enough pairs', ({ assert }) => {
    const pairs = [
      [1, 2],
      [2, 2],
      [3, 4],
      [5, 4],
    ] as const
    assert.closeTo(correlation(pairs, 4)!, 0.845154, 1e-5)
    assert.isNull(correlation(pairs, 5))
    assert.isNull(
      correlation(
        [
          [5, 5],
          [5, 4],
        ],
        2
      )
    )
  })
})
