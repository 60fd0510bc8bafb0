import { test } from '@japa/runner'
import { adviceOn } from '#app/evaluation_reading/advice'
import { nextGrade, weakestOf } from '#app/evaluation_reading/weakest'
import { indicatorIn } from '#app/indicators/edit_content'
import { type Indicator, measuresOf } from '#app/indicators/indicator_content'
import { type Figures, scoreOf } from '#app/indicators/rules'
import { standardContent } from '#app/indicators/standard_content'
import { readingPoint } from '#tests/support/evaluation_reading'
import { Dice, randomFigures, randomIndicator, SOUND } from '#tests/support/indicators'

const indicator = (id: string) => indicatorIn(standardContent, id)!
const said = (id: string, figures: Figures, variant = 'general') =>
  adviceOn(indicator(id), variant, figures).map(({ kind, now, target, by, gain }) => [kind, now, target, by, gain])

test.group('What would lift an indicator', () => {
  test('of a straight line: to the floor, and to all points', ({ assert }) => {
    assert.deepEqual(said('c1', { consultations: 9 }), [
      ['more', 9, 40, 31, 1200 - 498],
      ['more', 9, 13, 4, 720 - 498],
    ])
    assert.deepEqual(said('c1', { consultations: 31 }), [['more', 31, 40, 9, 160]])
    assert.deepEqual(said('c1', { consultations: 40 }), [])
    assert.deepEqual(said('c3', { attendances: 120 }, 'university'), [['more', 120, 200, 80, 125]])
    assert.isTrue(adviceOn(indicator('c1'), 'general', {})[0].isMissing)
  })

  test('of bands: to the next one, and first to enough answers', ({ assert }) => {
    const answered = { satisfaction_answers: 80, satisfaction_of_type: 88 }
    assert.deepEqual(said('e1', { ...answered, satisfaction: 85.1 }), [['more', 85.1, 90, 4.9, 200]])
    assert.deepEqual(said('e1', { ...answered, satisfaction: 96 }), [])
    const few = { satisfaction: 95, satisfaction_answers: 12, satisfaction_of_type: 88 }
    assert.deepEqual(said('e1', few), [['sample', 12, 30, 18, 400]])
    // its own figure would give less than the mean of its type: more answers are no advice
    assert.deepEqual(said('e1', { ...few, satisfaction: 50 }), [])
    const [funding] = adviceOn(indicator('a4'), 'general', { 'a4.funding': 1 })
    assert.deepEqual([funding.kind, funding.choice!.zh, funding.gain], ['choice', '已落实', 150])
  })

  test('of shares: so many more of the same whole', ({ assert }) => {
    assert.deepEqual(said('c4', { small_share: { part: 8, whole: 33 } }), [['share', 8, 10, 2, 200]])
    assert.deepEqual(said('c4', { small_share: { part: 0, whole: 0 } }), [])
    assert.deepEqual(said('b2', { on_time_rate: { part: 11, whole: 12 }, first_check_rate: { part: 12, whole: 12 } }), [
      ['share', 11, 12, 1, 25],
    ])
  })

  test('of things that are checked, counted and held against a point', ({ assert }) => {
    assert.deepEqual(said('f2', { 'alliance_meetings': 0, 'shared_results': 1, 'f2.open_data': 0 }), [
      ['check', 0, 1, 1, 100],
      ['check', 0, 1, 1, 100],
    ])
    // one case gives 3 of 5: another city case 2, a national one 2 as well
    assert.deepEqual(said('e2', { city_cases: 1, national_cases: 0 }), [
      ['more', 1, 2, 1, 200],
      ['more', 0, 1, 1, 200],
    ])
    assert.deepEqual(said('b3', { late_rectifications: 1, valid_complaints: 1 }), [
      ['fewer', 1, 0, 1, 200],
      ['fewer', 1, 0, 1, 100],
    ])
    assert.deepEqual(said('e3', { 'e3.benefit': [3, 3, 3] }), [])
  })

  test('is exactly what the rules give, and one less would not be enough', ({ assert }) => {
    const dice = new Dice(5)
    let given = 0
    for (let round = 0; round < 800; round++) {
      const one = randomIndicator(dice, round)
      const figures = randomFigures(dice, one)
      const before = scoreOf(one, 'v', figures).hundredths
      for (const advice of adviceOn(one, 'v', figures)) {
        const after = scoreOf(one, 'v', advice.figures).hundredths
        assert.equal(after - before, advice.gain)
        assert.isAbove(advice.gain, 0)
        if (['share', 'bands'].includes(ruleKind(one, advice.measure.figure))) {
          assert.isBelow(scoreOf(one, 'v', withLess(advice)).hundredths, after, JSON.stringify({ one, advice }))
        }
        given++
      }
    }
    assert.isAbove(given, 500)
  })

  test('begins where the most points were lost', ({ assert }) => {
    const point = readingPoint(1, { ...SOUND, 'consultations': 13, 'satisfaction': 85, 'e3.benefit': [1, 1, 1] })
    const lost = weakestOf(standardContent, point).map(({ indicator: { id }, lost: hundredths }) => [id, hundredths])
    assert.deepEqual(lost, [
      ['c1', 480],
      ['e3', 400],
      ['e1', 200],
    ])
  })

  test('is measured against the next grade', ({ assert }) => {
    assert.deepEqual(nextGrade(standardContent, 7680), { grade: 'good', by: 320 })
    assert.deepEqual(nextGrade(standardContent, 8000), { grade: 'excellent', by: 1000 })
    assert.isNull(nextGrade(standardContent, 9000))
  })
})

function ruleKind({ parts }: Indicator, figure: string) {
  return parts.find(({ rule }) => measuresOf(rule).some((measure) => measure.figure === figure))?.rule.kind ?? 'sample'
}

/** A unit less than advised; of an index a hundredth. */
function withLess({ figures, measure, whole, target, kind }: ReturnType<typeof adviceOn>[number]): Figures {
  const less = whole === null ? Math.round((target - 0.01) * 100) / 100 : { part: target - 1, whole }
  return kind === 'sample' ? figures : { ...figures, [measure.figure]: less }
}
