import { test } from '@japa/runner'
import config from '#config/evaluation_reading'
import { movedBetween, sensitivityOf } from '#app/evaluation_reading/sensitivity'
import { drawsFor, stabilityOf } from '#app/evaluation_reading/stability'
import { finalOf, linesOf, prepared, ranked, standings } from '#app/evaluation_reading/standings'
import { edgeTippings, Moves, pairTippings, smallestTipping } from '#app/evaluation_reading/tipping'
import { changesGrade, judged, shifts, wished } from '#app/evaluation_reading/what_if'
import { apportioned, movedWeights, WHOLE, weightsOf } from '#app/evaluation_reading/weights'
import { GRADES, indicatorsOf } from '#app/indicators/indicator_content'
import { weightSums } from '#app/indicators/publishing_checks'
import { standardContent } from '#app/indicators/standard_content'
import { NO_EXTRAS } from '#app/indicators/total'
import { manyPoints, readingPoint } from '#tests/support/evaluation_reading'
import { Dice, SOUND } from '#tests/support/indicators'

const preparedOf = (points: ReturnType<typeof manyPoints>, content = standardContent) =>
  points.map((point) => prepared(content, point))
const sumOf = (weights: readonly number[]) => weights.reduce((sum, one) => sum + one, 0)

/** Weights by chance that are 100 together in each variant. */
function drawn(dice: Dice) {
  const given = standardContent.variants.map(({ id }) => {
    const shares = indicatorsOf(standardContent).map(() => dice.whole(0, 40))
    return [id, apportioned(shares, WHOLE)] as const
  })
  const weights = Object.fromEntries(
    indicatorsOf(standardContent).map(({ id }, at) => [
      id,
      Object.fromEntries(given.map(([variant, own]) => [variant, own[at] / 100])),
    ])
  )
  return wished(standardContent, { weights, bands: {} })
}

test.group('Weights', () => {
  test('stay 100 together and in proportion when one is moved', ({ assert }) => {
    assert.deepEqual(movedWeights([5000, 3000, 2000], 0, 100), [5500, 2700, 1800])
    assert.deepEqual(movedWeights([5000, 3000, 2000], 0, -1000), [0, 6000, 4000])
    assert.deepEqual(movedWeights([9000, 1000, 0], 0, 500), [10_000, 0, 0])
    assert.deepEqual(apportioned([1, 1, 1], 100), [34, 33, 33])
    assert.deepEqual(apportioned([0, 0], 100), [0, 0])
    for (const weights of Object.values(weightsOf(standardContent))) {
      for (const [at] of weights.entries()) {
        for (const change of [-1000, -100, -1, 1, 100, 1000])
          assert.equal(sumOf(movedWeights(weights, at, change)), WHOLE)
      }
    }
  })

  test('give through rates exactly what evaluate() and the quota give, whatever they are', ({ assert }) => {
    const dice = new Dice(3)
    const points = manyPoints(24).map((point, at) => ({
      ...point,
      extras: {
        ...NO_EXTRAS,
        ...(at % 5 === 0 ? { bonus: { standard: 2 } } : {}),
        vetoes: at === 7 ? ['data_leak'] : [],
      },
    }))
    for (let round = 0; round < 40; round++) {
      const content = round === 0 ? standardContent : drawn(dice)
      assert.deepEqual(Object.values(weightSums(content)), [100, 100, 100, 100])
      assert.deepEqual(standings(content, preparedOf(points, content), weightsOf(content)), judged(content, points))
    }
  })
})

test.group('What if', () => {
  const points = [
    readingPoint(1, SOUND),
    readingPoint(2, { ...SOUND, consultations: 13 }),
    readingPoint(3, { ...SOUND, 'satisfaction': 82, 'd2.quality': [3, 3, 3] }),
    readingPoint(4, { ...SOUND, satisfaction: 82, promotions: 0, consultations: 13 }),
  ]
  const now = judged(standardContent, points)

  test('changes a grade exactly at the edge, and ranks by totals', ({ assert }) => {
    // 100.00, 95.20, 96.00, 91.20; a quarter of four may be excellent
    assert.deepEqual(
      now.map(({ final, grade, rank }) => [final, grade, rank]),
      [
        [10_000, 'excellent', 1],
        [9520, 'good', 3],
        [9600, 'good', 2],
        [9120, 'good', 4],
      ]
    )
    const grades = (wish: Parameters<typeof wished>[1]) =>
      judged(wished(standardContent, wish), points).map(({ grade }) => grade)
    assert.deepEqual(grades({ weights: {}, bands: { excellent: 91.2 }, quotaPercent: 100 }), [
      ...['excellent', 'excellent', 'excellent', 'excellent'],
    ])
    assert.deepEqual(grades({ weights: {}, bands: { excellent: 91.21 }, quotaPercent: 100 })[3], 'good')
    assert.deepEqual(grades({ weights: {}, bands: { excellent: 96, good: 91.21 } })[3], 'pass')
  })

  test('says who goes up and who goes down when a weight moves', ({ assert }) => {
    // C1 12 → 2, D2 5 → 15: consultations hardly matter, products do
    const weights = { c1: { general: 2 }, d2: { general: 15 } }
    const after = judged(wished(standardContent, { weights, bands: {} }), points)
    const rows = shifts(points, now, after)
    assert.deepEqual(
      rows.map(({ change, ranks }) => [change, ranks]),
      [
        [0, 0],
        [400, 1],
        [-400, -2],
        [400, 1],
      ]
    )
    assert.isFalse(rows.some(changesGrade))
    assert.deepEqual(movedBetween(now, after), { ranks: 3, grades: 0, furthest: 2 })
  })

  test('shares ranks among those who share totals', ({ assert }) => {
    const grade = 'good' as const
    const ranks = ranked([80, 90, 90, 70].map((final, id) => ({ id, final, grade }))).map(({ rank }) => rank)
    assert.deepEqual(ranks, [3, 1, 1, 4])
  })

  test('ranks behind all others whom a veto keeps out, as the results do not rank them', ({ assert }) => {
    const vetoed = readingPoint(1, SOUND, { extras: { ...NO_EXTRAS, vetoes: ['false_data'] } })
    const all = [vetoed, readingPoint(2, SOUND), readingPoint(3, { ...SOUND, consultations: 0 })]
    const ranks = standings(standardContent, preparedOf(all), weightsOf(standardContent))
    assert.deepEqual(
      ranks.map(({ rank, grade }) => [rank, grade === 'fail']),
      [
        [3, true],
        [1, false],
        [2, false],
      ]
    )
    assert.deepEqual(
      judged(standardContent, all).map(({ rank }) => rank),
      [3, 1, 2]
    )
  })
})

test.group('How firm a ranking is', () => {
  test('a tenth of a weight brings the one past the other who stands close, and only where they differ', ({
    assert,
  }) => {
    // 95.20 and 94.80: whoever lacks consultations falls behind when they weigh more
    const points = [
      readingPoint(1, { ...SOUND, consultations: 13 }),
      readingPoint(2, { ...SOUND, satisfaction: 85, sessions: 1 }),
    ]
    const lines = sensitivityOf(standardContent, preparedOf(points))
    const ranksOf = (id: string) => {
      const { more, less } = lines.find(({ indicator }) => indicator.id === id)!
      return [more.ranks, less.ranks]
    }
    assert.deepEqual(ranksOf('c1'), [2, 0])
    assert.deepEqual(ranksOf('a1'), [0, 0])
    assert.deepEqual(ranksOf('f1'), [0, 0])
  })

  test('the smallest change of a weight is the one that trying them all finds', ({ assert }) => {
    const points = manyPoints(30, 21)
    const all = preparedOf(points)
    const now = standings(standardContent, all, weightsOf(standardContent))
    const moves = new Moves(weightsOf(standardContent))
    const finals = new Map(points.map(({ id }, at) => [id, { point: all[at], final: now[at].final }]))
    const after = (id: number, at: number, thousandths: number) => {
      const { point } = finals.get(id)!
      return finalOf(point, linesOf(point, moves.to(point.variant, { at, thousandths })))
    }
    const smallest = (turned: (at: number, thousandths: number) => boolean) => {
      for (let step = 1; step <= 1000; step++)
        for (const thousandths of [step, -step])
          for (const [at] of all[0].rates.entries()) if (turned(at, thousandths)) return step
      return null
    }
    const size = (tipping: { thousandths: number } | null) => tipping && Math.abs(tipping.thousandths)
    const edges = edgeTippings(standardContent, all, now)
    assert.isAbove(edges.length, 2)
    for (const { id, grade, isBelow, tipping } of edges) {
      const from = { excellent: 9000, good: 8000, pass: 6000 }[grade]
      assert.equal(
        size(tipping),
        smallest((at, step) => after(id, at, step) >= from === isBelow),
        `${id} ${grade}`
      )
    }
    const pairs = pairTippings(standardContent, all, now)
    assert.isAbove(pairs.length, 2)
    for (const { upper, lower, tipping } of pairs)
      assert.equal(
        size(tipping),
        smallest((at, step) => after(lower, at, step) > after(upper, at, step))
      )
  })

  test('who has everything cannot be overtaken by any weight', ({ assert }) => {
    const [best, other] = preparedOf([readingPoint(1, SOUND), readingPoint(2, { ...SOUND, promotions: 1 })])
    const terms = [{ point: best, sign: -1 } as const, { point: other, sign: 1 } as const]
    const question = { terms, turned: (value: number) => value > 0, distance: 100 }
    assert.isNull(smallestTipping(new Moves(weightsOf(standardContent)), question))
  })

  test('random weights are the same for the same seed, and say how often a grade was kept', ({ assert }) => {
    const points = preparedOf([
      readingPoint(1, SOUND),
      ...manyPoints(40, 4).map((point) => ({ ...point, id: point.id + 1 })),
    ])
    const first = stabilityOf(standardContent, points, 2025)
    assert.deepEqual(stabilityOf(standardContent, points, 2025), first)
    assert.notDeepEqual(stabilityOf(standardContent, points, 2026).lines, first.lines)
    assert.equal(first.draws, 1000)
    for (const { kept, grades, best, worst } of first.lines) {
      assert.closeTo(
        GRADES.reduce((sum, grade) => sum + grades[grade], 0),
        100,
        0.2
      )
      assert.isTrue(Object.values(grades).includes(kept))
      assert.isAtMost(best, worst)
    }
    // all points whatever they weigh
    assert.include(first.lines[0], { kept: 100, best: 1, worst: 1 })
  })

  test('large cycles get fewer draws, never more than a page can wait for', ({ assert }) => {
    assert.equal(drawsFor(80 * 25), 1000)
    assert.equal(drawsFor(1000 * 25), config.draws.mostLines / 25_000)
    assert.equal(drawsFor(10 ** 9), 1)
    assert.equal(drawsFor(0), 1000)
  })
})
