import { test } from '@japa/runner'
import { type Grade, indicatorsOf } from '#app/indicators/indicator_content'
import { scoreOf } from '#app/indicators/rules'
import { standardContent } from '#app/indicators/standard_content'
import { evaluate, gradeByTotal, gradeOf, NO_EXTRAS, totalOf, withinQuota, type Rated } from '#app/indicators/total'
import { Dice, randomFigures, randomIndicator, SOUND } from '#tests/support/indicators'

const extras = (more: object) => ({ ...NO_EXTRAS, ...more })
const THREE = {
  ...standardContent,
  grading: { ...standardContent.grading, bands: standardContent.grading.bands.filter(({ grade }) => grade !== 'good') },
}

test.group('The total of a point', () => {
  test('is 100 for a point without fault in each variant, and not more with 加分', ({ assert }) => {
    for (const { id } of standardContent.variants) {
      const { final, grade } = evaluate(standardContent, id, SOUND, { extras: extras({ bonus: { praise: 2 } }) })
      assert.deepEqual([id, final, grade], [id, 10_000, 'excellent'])
    }
  })

  test('is min(100, base + 加分 − 扣分), 加分 up to 5 and 扣分 up to 10', ({ assert }) => {
    const total = (base: number, more: object) => totalOf(standardContent, [base], extras(more)).final
    assert.equal(total(8000, { bonus: { praise: 1, standard: 1 } }), 8400)
    assert.equal(total(8000, { bonus: { praise: 3 } }), 8500)
    assert.equal(total(9800, { bonus: { praise: 3 } }), 10_000)
    const off = (...points: number[]) => ({ deductions: points.map((one) => ({ item: 'late_data', points: one })) })
    assert.equal(total(8000, off(1.5, 2)), 7650)
    assert.equal(total(8000, off(5, 5, 5)), 7000)
    assert.equal(totalOf(standardContent, [8000], extras(off(1, 4))).greatestDeduction, 400)
  })

  test('adds up from what its lines show, in whatever order', ({ assert }) => {
    const dice = new Dice(9)
    for (let round = 0; round < 50; round++) {
      const scores = indicatorsOf(standardContent).map(() => dice.whole(0, 1200))
      const total = totalOf(standardContent, scores)
      assert.deepEqual(totalOf(standardContent, dice.shuffled(scores)), total)
      assert.equal(total.base / 100, Number((scores.reduce((sum, one) => sum + one, 0) / 100).toFixed(2)))
    }
  })
})

test.group('The grade of a point', () => {
  const rows: [total: number, four: Grade, three: Grade][] = [
    [10_000, 'excellent', 'excellent'],
    [9000, 'excellent', 'excellent'],
    [8999, 'good', 'pass'],
    [8000, 'good', 'pass'],
    [7999, 'pass', 'pass'],
    [6000, 'pass', 'pass'],
    [5999, 'fail', 'fail'],
    [0, 'fail', 'fail'],
    [-300, 'fail', 'fail'],
  ]
  test('is read from the rounded total, in four grades or in three', ({ assert }) => {
    for (const [total, four, three] of rows) {
      assert.equal(gradeByTotal(standardContent, total), four, `${total}`)
      assert.equal(gradeByTotal(THREE, total), three, `${total}`)
    }
  })

  test('优秀 needs E1 of 8 and no single 扣分 over 2; a veto is 不合格 whatever the total', ({ assert }) => {
    const grade = (e1: number, more: object = {}) =>
      gradeOf(standardContent, { final: 9500, greatestDeduction: 0, isVetoed: false, ...more }, { e1 })
    assert.deepEqual(grade(800), { grade: 'excellent', reasons: [] })
    assert.deepEqual(grade(799), { grade: 'good', reasons: ['indicator'] })
    assert.deepEqual(grade(800, { greatestDeduction: 200 }).grade, 'excellent')
    assert.deepEqual(grade(600, { greatestDeduction: 201 }).reasons, ['indicator', 'deduction'])
    assert.deepEqual(grade(1000, { isVetoed: true }), { grade: 'fail', reasons: ['veto'] })
    const inThree = gradeOf(THREE, { final: 9500, greatestDeduction: 300, isVetoed: false }, { e1: 1000 })
    assert.equal(inThree.grade, 'pass')
  })
})

test.group('The quota of 优秀', () => {
  const rated = (...finals: number[]): Rated[] =>
    finals.map((final, id) => ({ id, final, grade: gradeByTotal(standardContent, final), reasons: [] }))
  const excellent = (all: Rated[]) =>
    withinQuota(standardContent, all)
      .filter(({ grade }) => grade === 'excellent')
      .map(({ id }) => id)

  test('is three of ten, the best ones', ({ assert }) => {
    const all = rated(9100, 9500, 9300, 9200, 7000, 7000, 7000, 7000, 7000, 7000)
    assert.deepEqual(excellent(all), [1, 2, 3])
    const [first] = withinQuota(standardContent, all)
    assert.deepEqual([first.grade, first.reasons], ['good', ['quota']])
  })

  test('is never exceeded by a tie: all of them or none', ({ assert }) => {
    assert.deepEqual(excellent(rated(9500, 9200, 9200, 9200, 7000, 7000, 7000, 7000, 7000, 7000)), [0])
    assert.deepEqual(excellent(rated(9500, 9200, 9200, 9100, 7000, 7000, 7000, 7000, 7000, 7000)), [0, 1, 2])
    assert.deepEqual(excellent(rated(9500, 9500, 9500)), [])
  })

  test('leaves nobody but the best out, whoever they are', ({ assert }) => {
    const dice = new Dice(4)
    for (let round = 0; round < 100; round++) {
      const all = rated(...Array.from({ length: dice.whole(1, 60) }, () => dice.whole(8990, 9010)))
      const after = withinQuota(standardContent, all)
      const chosen = after.filter(({ grade }) => grade === 'excellent')
      assert.isAtMost(chosen.length * 10, all.length * 3)
      const least = Math.min(...chosen.map(({ final }) => final))
      for (const { final, reasons, grade } of after)
        if (grade !== 'excellent') assert.isTrue(final < least || reasons.includes('quota'))
    }
  })
})

test.group('Any rule', () => {
  test('gives from nothing to its weight, and more work never gives less', ({ assert }) => {
    const dice = new Dice(1)
    for (let round = 0; round < 300; round++) {
      const indicator = randomIndicator(dice, round)
      const most = Math.round(indicator.points.v * 100)
      const { hundredths } = scoreOf(indicator, 'v', randomFigures(dice, indicator))
      assert.isTrue(hundredths >= 0 && hundredths <= most, JSON.stringify(indicator))
      const [rule] = indicator.parts.map((part) => part.rule)
      if (rule.kind !== 'linear') continue
      const at = (value: number) => scoreOf(indicator, 'v', { [rule.figure]: value }).hundredths
      const values = Array.from({ length: 40 }, () => dice.whole(0, 300)).sort((a, b) => a - b)
      for (const [place, value] of values.entries()) if (place > 0) assert.isAtLeast(at(value), at(values[place - 1]))
    }
  })

  test('gives the same total however the indicators and their parts are ordered', ({ assert }) => {
    const dice = new Dice(2)
    const { final, grade } = evaluate(standardContent, 'park', SOUND)
    for (let round = 0; round < 20; round++) {
      const groups = dice.shuffled(standardContent.groups).map((group) => ({
        ...group,
        indicators: dice.shuffled(group.indicators).map((one) => ({ ...one, parts: dice.shuffled(one.parts) })),
      }))
      const again = evaluate({ ...standardContent, groups }, 'park', SOUND)
      assert.deepEqual([again.final, again.grade], [final, grade])
    }
  })

  test('is the same whichever figure is missing, but for the points of that figure', ({ assert }) => {
    const whole = evaluate(standardContent, 'general', SOUND)
    for (const figure of Object.keys(SOUND)) {
      const one = evaluate(standardContent, 'general', { ...SOUND, [figure]: null })
      const changed = indicatorsOf(standardContent).filter(
        ({ id }) => one.scores[id].hundredths !== whole.scores[id].hundredths
      )
      assert.isAtMost(changed.length, 1, figure)
      assert.equal(
        one.base,
        Object.values(one.scores).reduce((sum, { hundredths }) => sum + hundredths, 0)
      )
    }
  })
})
