import { test } from '@japa/runner'
import { histogramOf, meanOf, spreadOf } from '#app/evaluation_reading/distribution'
import { peersOf } from '#app/evaluation_reading/peers'
import { pointGroups } from '#app/evaluation_reading/point_groups'
import { lineOf, plainest, rateOf } from '#app/evaluation_reading/rate'
import { earnedOn, groupRates, percentOf } from '#app/evaluation_reading/score_rates'
import { comparabilityOf, goneSince, inBothYears, yearOnYear } from '#app/evaluation_reading/years'
import { changeIndicator, indicatorIn, removeIndicator } from '#app/indicators/edit_content'
import { hundredths } from '#app/indicators/fraction'
import { scoreOf } from '#app/indicators/rules'
import { standardContent } from '#app/indicators/standard_content'
import { manyPoints, readingPoint } from '#tests/support/evaluation_reading'
import { Dice, randomFigures, randomIndicator, SOUND } from '#tests/support/indicators'

test.group('The distribution of a year', () => {
  test('has the quartiles of a spreadsheet, half up to hundredths', ({ assert }) => {
    const quartiles = (finals: number[]) => {
      const { least, lower, median, upper, most } = spreadOf(finals)!
      return [least, lower, median, upper, most]
    }
    // QUARTILE.INC(60,70,80,95) = 67.5, 75, 83.75
    assert.deepEqual(quartiles([9500, 6000, 8000, 7000]), [6000, 6750, 7500, 8375, 9500])
    assert.deepEqual(quartiles([8000]), [8000, 8000, 8000, 8000, 8000])
    // between 80.00 and 80.01 the middle is 80.005, which is 80.01
    assert.equal(spreadOf([8000, 8001])!.median, 8001)
    assert.isNull(spreadOf([]))
  })

  test('puts a total at the edge of a step into the step that begins there', ({ assert }) => {
    const counts = (finals: number[]) =>
      histogramOf(finals)
        .filter(({ count }) => count > 0)
        .map(({ from, to, count }) => [from, to, count])
    assert.deepEqual(counts([8999, 9000, 9499]), [
      [85, 90, 1],
      [90, 95, 2],
    ])
    assert.deepEqual(counts([10_000, -300, 4999]), [
      [0, 50, 2],
      [95, 100, 1],
    ])
    assert.equal(
      histogramOf(manyPoints(40).map(({ final }) => final)).reduce((sum, { count }) => sum + count, 0),
      40
    )
  })

  test('has no mean and no quartiles for fewer than ten, and groups in the order of their codes', ({ assert }) => {
    const finals = Array.from({ length: 9 }, () => 8000)
    assert.isNull(meanOf(finals))
    assert.equal(meanOf([...finals, 8005]), 8001)
    const point = (id: number, districtCode: string) => readingPoint(id, SOUND, { districtCode })
    const many = Array.from({ length: 10 }, (_, at) => point(at, '110108'))
    const [small, large] = pointGroups([...many, point(99, '110105')], 'districtCode')
    assert.deepEqual([small.key, small.n, small.mean, small.spread], ['110105', 1, null, null])
    assert.deepEqual([large.key, large.mean, large.spread!.median], ['110108', 10_000, 10_000])
  })
})

test.group('A score rate', () => {
  test('gives for every weight the line that the rules give', ({ assert }) => {
    const dice = new Dice(11)
    for (let round = 0; round < 600; round++) {
      const indicator = randomIndicator(dice, round)
      const figures = randomFigures(dice, indicator)
      const rate = rateOf(indicator, 'v', figures)
      for (const points of [indicator.points.v, dice.whole(0, 10_000) / 100]) {
        const expected = scoreOf({ ...indicator, points: { v: points } }, 'v', figures).hundredths
        assert.equal(lineOf(rate, hundredths(points)), expected, JSON.stringify({ indicator, figures, points }))
      }
    }
    const huge = 10n ** 18n + 1n
    assert.equal(lineOf(plainest({ top: 2n, bottom: 6n }), 500), 167)
    assert.equal(lineOf(plainest({ top: huge, bottom: 3n * huge - 1n }), 500), 167)
  })

  test('of a 一级指标 is points over weights, by the weights of each type', ({ assert }) => {
    const points = [
      readingPoint(1, { ...SOUND, consultations: 13 }),
      readingPoint(2, SOUND, { hostType: 'university', variant: 'university' }),
    ]
    // C: 7.2 of 12 and 8+5+5 → 25.2 of 30; the university has 11+8+7+3 = 29 of 29
    const c = groupRates(standardContent, points).find(({ id }) => id === 'c')!
    assert.deepEqual([c.score, c.weight, c.percent], [5420, 5900, 91.9])
    assert.equal(percentOf(earnedOn([indicatorIn(standardContent, 'c1')!], [points[0]])), 60)
    assert.isNull(percentOf({ score: 0, weight: 0 }))
    assert.equal(percentOf({ score: 1, weight: 3 }), 33.3)
  })

  test('is compared with others of the type, with the city where they are few, with nobody where all are few', ({
    assert,
  }) => {
    const points = manyPoints(44)
    const alike = peersOf(points[0], points)!
    assert.equal(alike.of, 'type')
    assert.lengthOf(alike.points, 10)
    assert.isTrue(alike.points.every(({ id, hostType }) => id !== 1 && hostType === points[0].hostType))
    const fewer = points.slice(0, 40)
    assert.deepEqual([peersOf(fewer[0], fewer)!.of, peersOf(fewer[0], fewer)!.points.length], ['city', 39])
    assert.isNull(peersOf(points[0], points.slice(0, 10)))
    const unrated = points.map((point) => ({ ...point, part: 'no_grade' as const }))
    assert.isNull(peersOf(unrated[0], unrated))
  })
})

test.group('One year after the other', () => {
  const c1 = indicatorIn(standardContent, 'c1')!
  const rule = { ...c1.parts[0].rule, full: 50 } as (typeof c1.parts)[number]['rule']
  const otherRules = changeIndicator(standardContent, { ...c1, parts: [{ ...c1.parts[0], rule }] })
  const otherWeight = changeIndicator(standardContent, { ...c1, points: { ...c1.points, general: 10 } })
  const otherWords = changeIndicator(standardContent, { ...c1, code: 'C9', name: { zh: '咨询', en: 'x' } })

  test('is comparable by the id as long as the rules are the same', ({ assert }) => {
    const against = (content: typeof standardContent) => comparabilityOf(indicatorIn(content, 'c1'), c1)
    assert.equal(against(standardContent), 'same')
    assert.equal(against(otherWords), 'same')
    assert.equal(against(otherWeight), 'weight')
    assert.equal(against(otherRules), 'rules')
    assert.equal(comparabilityOf(undefined, c1), 'added')
  })

  test('shows the change of a rate only where it says something', ({ assert }) => {
    const before = [readingPoint(5, { ...SOUND, consultations: 13 })]
    const now = { content: standardContent, points: [readingPoint(9, SOUND)] }
    const line = (content: typeof standardContent) =>
      yearOnYear(now, { content, points: before }).find(({ id }) => id === 'c1')!
    assert.include(line(standardContent), { percent: 100, last: 60, change: 40, comparability: 'same' })
    assert.include(line(otherWeight), { comparability: 'weight' })
    assert.include(line(otherRules), { last: 60, change: null, comparability: 'rules' })
    const without = removeIndicator(standardContent, 'c1')
    assert.include(line(without), { last: null, change: null, comparability: 'added' })
    assert.deepEqual(
      goneSince(without, standardContent).map(({ id }) => id),
      ['c1']
    )
  })

  test('knows a point again by its title', ({ assert }) => {
    const last = readingPoint(1, { ...SOUND, consultations: 13 }, { designationId: 70 })
    const now = [readingPoint(20, SOUND, { designationId: 70 }), readingPoint(21, SOUND)]
    const [same, ...others] = inBothYears(now, [last])
    assert.deepEqual([same.now.id, same.change], [20, 10_000 - last.final])
    assert.isEmpty(others)
  })
})
