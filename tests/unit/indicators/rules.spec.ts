import { test } from '@japa/runner'
import { Fraction } from '#app/indicators/fraction'
import { indicatorsOf, variantFor } from '#app/indicators/indicator_content'
import { type Figures, scoreOf } from '#app/indicators/rules'
import { standardContent } from '#app/indicators/standard_content'
import { SOUND } from '#tests/support/indicators'

const indicator = (code: string) => indicatorsOf(standardContent).find((one) => one.code === code)!
const score = (code: string, figures: Figures, variant = 'general') =>
  scoreOf(indicator(code), variant, figures).hundredths

test.group('The score of an indicator', () => {
  /** domain.md §3: 0 for nothing, 60 % at the floor, all from the full value on, straight lines between. */
  const lines: [code: string, figure: string, rows: [number, number][]][] = [
    [
      'C1',
      'consultations',
      [
        [0, 0],
        [1, 55],
        [6.5, 360],
        [13, 720],
        [20, 844],
        [26.5, 960],
        [40, 1200],
        [400, 1200],
      ],
    ],
    [
      'C2',
      'sessions',
      [
        [0, 0],
        [1, 480],
        [2, 587],
        [3, 693],
        [4, 800],
      ],
    ],
    [
      'C3',
      'attendances',
      [
        [0, 0],
        [21, 300],
        [50, 359],
        [120, 500],
      ],
    ],
  ]
  for (const [code, figure, rows] of lines) {
    test(`rises in straight lines: ${code}`, ({ assert }) => {
      for (const [value, points] of rows) assert.equal(score(code, { [figure]: value }), points, `${value}`)
    })
  }

  test('adds what is there: A1, A2, A3, B1, F2', ({ assert }) => {
    assert.equal(score('A1', { 'a1.full_time': 1, 'staff': 2, 'a1.certified': 2, 'a1.trained': 0 }), 300)
    assert.equal(score('A1', { 'a1.full_time': 2, 'staff': 3, 'a1.certified': 2, 'a1.trained': 1 }), 500)
    assert.equal(score('A2', { 'a2.place': 1, 'opening_hours': 19.9, 'on_map': 1 }), 200)
    assert.equal(score('A2', { 'a2.place': 1, 'opening_hours': 20, 'on_map': 1 }), 400)
    assert.equal(score('A3', { 'a3.databases': 1, 'a3.open_list': 0 }), 200)
    assert.equal(score('B1', { 'b1.rules': 1, 'b1.sampled': { part: 9, whole: 10 } }), 500)
    assert.equal(score('B1', { 'b1.rules': 1, 'b1.sampled': { part: 89, whole: 100 } }), 400)
    assert.equal(score('B1', { 'b1.rules': 0, 'b1.sampled': { part: 69, whole: 100 } }), 0)
    assert.equal(score('F2', { 'alliance_meetings': 2, 'shared_results': 0, 'f2.open_data': 1 }), 200)
  })

  test('takes bands at their lower ends: A4, C4, E1, F1', ({ assert }) => {
    assert.deepEqual(
      [2, 1, 0].map((value) => score('A4', { 'a4.funding': value })),
      [300, 150, 0]
    )
    const shares = [
      [50, 500],
      [49, 300],
      [30, 300],
      [29, 100],
      [10, 100],
      [9, 0],
    ]
    for (const [part, points] of shares)
      assert.equal(score('C4', { small_share: { part, whole: 100 } }), points, `${part} %`)
    assert.equal(score('C4', { small_share: { part: 4999, whole: 9999 } }), 300, 'never rounded up to a band')
    const indices = [
      [100, 1000],
      [90, 1000],
      [89.99, 800],
      [80, 800],
      [79.9999, 600],
      [70, 600],
      [60, 300],
      [59.99, 0],
    ]
    for (const [index, points] of indices)
      assert.equal(score('E1', { satisfaction: index, satisfaction_answers: 30 }), points, `${index}`)
    assert.deepEqual(
      [5, 4, 3, 1, 0].map((items) => score('F1', { promotions: items })),
      [200, 200, 100, 100, 0]
    )
  })

  test('takes nine tenths of the mean of its type where few answered, and says so', ({ assert }) => {
    const few = { satisfaction: 100, satisfaction_answers: 29 }
    const scored = scoreOf(indicator('E1'), 'general', { ...few, satisfaction_of_type: 92.5 })
    assert.deepEqual(scored, { hundredths: 800, missing: [], isSmallSample: true })
    assert.equal(score('E1', { ...few, satisfaction_of_type: 100 }), 1000)
    assert.equal(score('E1', { ...few, satisfaction_of_type: 99.99 }), 800)
    const own = scoreOf(indicator('E1'), 'general', { satisfaction: 95, satisfaction_answers: 30 })
    assert.isFalse(own.isSmallSample)
    assert.deepEqual(scoreOf(indicator('E1'), 'general', few).missing, ['satisfaction_of_type'])
  })

  test('multiplies rates, counts up to a most and takes off down to nothing: B2, B3, D3, E2', ({ assert }) => {
    const reports = (onTime: number, passed: number) => ({
      on_time_rate: { part: onTime, whole: 12 },
      first_check_rate: { part: passed, whole: 12 },
    })
    assert.deepEqual(
      [score('B2', reports(12, 12)), score('B2', reports(11, 10)), score('B2', reports(0, 1))],
      [600, 525, 25]
    )
    const cases = (late: number, complaints: number) => ({ late_rectifications: late, valid_complaints: complaints })
    assert.deepEqual(
      [cases(0, 0), cases(1, 0), cases(1, 1), cases(5, 9)].map((one) => score('B3', one)),
      [400, 300, 100, 0]
    )
    assert.equal(score('D3', { 'd3.industry': 1, 'd3.region': 1 }), 200)
    assert.equal(score('D3', { 'd3.industry': 9, 'd3.region': 0 }), 300)
    const selected = (city: number, national: number) => ({ city_cases: city, national_cases: national })
    assert.deepEqual(
      [selected(1, 0), selected(2, 0), selected(0, 1)].map((one) => score('E2', one)),
      [300, 500, 500]
    )
  })

  test('takes the mean of three or more experts to one decimal: D1, D2, E3', ({ assert }) => {
    assert.equal(score('D2', { 'd2.quality': [4, 4.5, 5] }), 450)
    assert.equal(score('D2', { 'd2.quality': [4, 4, 4.1, 4.1] }), 410, '4.05 is half and goes up')
    assert.deepEqual(scoreOf(indicator('D2'), 'general', { 'd2.quality': [5, 5] }).missing, ['d2.quality'])
    assert.equal(score('D1', { 'analysis_reports': 6, 'd1.quality': [2, 2, 3] }), 630)
    assert.equal(score('D1', { 'analysis_reports': 0, 'd1.quality': [2, 2, 3] }), 230)
  })

  test('follows the weight and the values of the type of point', ({ assert }) => {
    assert.equal(variantFor(standardContent, 'research_institute'), 'university')
    assert.equal(variantFor(standardContent, 'market_agency'), 'general')
    assert.equal(score('C3', { attendances: 200 }, 'university'), 700)
    assert.isBelow(score('C3', { attendances: 199 }, 'university'), 700)
    assert.equal(score('C4', { small_share: { part: 1, whole: 3 } }, 'park'), 480)
    assert.equal(score('F1', { promotions: 2 }, 'library'), 250)
    assert.equal(score('E2', { city_cases: 1, national_cases: 0 }, 'university'), 360)
  })

  test('gives nothing for what is not known, and names it', ({ assert }) => {
    for (const one of indicatorsOf(standardContent)) {
      const { hundredths, missing } = scoreOf(one, 'general', {})
      assert.equal(hundredths, 0, one.code)
      assert.isNotEmpty(missing, one.code)
    }
    assert.equal(score('B2', { on_time_rate: { part: 0, whole: 0 }, first_check_rate: { part: 3, whole: 3 } }), 300)
    const half = scoreOf(indicator('B3'), 'general', { late_rectifications: 0 })
    assert.deepEqual(half, { hundredths: 0, missing: ['valid_complaints'], isSmallSample: false })
  })

  test('is all of its points for a point without fault, in each variant', ({ assert }) => {
    for (const { id } of standardContent.variants)
      for (const one of indicatorsOf(standardContent)) {
        const most = Math.round(one.points[id] * 100)
        assert.equal(scoreOf(one, id, SOUND).hundredths, most, `${one.code} ${id}`)
      }
  })

  test('can assume in a trial what no record says', ({ assert }) => {
    assert.equal(scoreOf(indicator('A1'), 'general', {}, 80).hundredths, 400)
    assert.equal(scoreOf(indicator('C1'), 'general', {}, 80).hundredths, 0, 'records are never assumed')
    assert.equal(scoreOf(indicator('D1'), 'general', { analysis_reports: 6 }, 50).hundredths, 550)
  })

  test('is refused for figures that cannot be', ({ assert }) => {
    const impossible: [string, Figures][] = [
      ['C1', { consultations: -1 }],
      ['C1', { consultations: 1.23456 }],
      ['C1', { consultations: Number.NaN }],
      ['C1', { consultations: { part: 1, whole: 2 } }],
      ['C4', { small_share: 40 }],
      ['C4', { small_share: { part: 3, whole: 2 } }],
      ['D2', { 'd2.quality': [5, 5, 5.1] }],
    ]
    for (const [code, figures] of impossible) assert.throws(() => score(code, figures), RangeError)
  })
})

test.group('Exact numbers', () => {
  test('are rounded half up, and a tie is a tie', ({ assert }) => {
    const rows: [number, number][] = [
      [89.995, 9000],
      [89.9949, 8999],
      [1.005, 101],
      [2.675, 268],
      [0.285, 29],
      [-0.005, 0],
      [-0.006, -1],
      [79.995, 8000],
    ]
    for (const [value, rounded] of rows) assert.equal(Fraction.of(value).toHundredths(), rounded, `${value}`)
    assert.equal(Fraction.of(1).over(Fraction.of(3)).toHundredths(), 33)
    assert.equal(Fraction.of(2).over(Fraction.of(3)).toHundredths(), 67)
  })
})
