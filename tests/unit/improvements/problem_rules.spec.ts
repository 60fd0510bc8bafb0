import { test } from '@japa/runner'
import config from '#config/improvements'
import type { BoardRow } from '#app/action_plan/plan_board'
import type { Light } from '#app/action_plan/target_standing'
import type { Problem } from '#app/improvements/problem'
import * as rules from '#app/improvements/problem_rules'
import { distanceReached } from '#app/improvements/remind_owners'

const keys = (problems: readonly Problem[]) => problems.map(({ key }) => key)
const values = ({ figures }: Problem) => figures.map(({ kind, value }) => [kind, value])

const row = (id: number, light: Light, actual: number | null, target: number | null = 1000) =>
  ({
    target: { id, name: '咨询服务量', unit: '次', measure: 'consultations', target },
    figures: [],
    standing: { light, actual, percent: null, forecast: null },
  }) as unknown as BoardRow

test.group('What is a problem of a year', () => {
  test('a target that is red, with what was reached and what was wanted; amber and unknown are none', ({ assert }) => {
    const board = [
      ...[row(1, 'red', 400), row(2, 'amber', 900), row(3, 'met', 1200), row(4, 'none', null)],
      row(5, 'red', 12.5, null),
    ]
    const problems = rules.missedTargets(board)
    assert.deepEqual(keys(problems), ['target:1', 'target:5'])
    assert.deepEqual(problems.map(values), [
      [
        ['actual', 400],
        ['wanted', 1000],
      ],
      [['actual', 12.5]],
    ])
    assert.equal(problems[1].figures[0].decimals, 1)
    assert.equal(problems[0].path, '/plan-targets/1')
  })

  test('an indicator whose mean rate is below what is asked for; one without a rate is none', ({ assert }) => {
    const rate = (id: string, percent: number | null) => ({ id, name: { zh: `指标${id}` }, percent })
    const rates = [rate('c1', config.lowRate - 0.1), rate('c2', config.lowRate), rate('c3', null)]
    const problems = rules.lowIndicators(rates, '/evaluation-cycles/1/reading')
    assert.deepEqual(keys(problems), ['indicator:c1'])
    assert.deepEqual(values(problems[0]), [
      ['actual', 59.9],
      ['wanted', 60],
    ])
  })

  test('a point that failed; who takes part without a grade did not', ({ assert }) => {
    const point = (designationId: number, grade: 'fail' | 'pass' | null, part = 'rated') => ({
      ...{ id: designationId + 100, designationId, name: '妫水情报站', part, grade },
    })
    const problems = rules.failedPoints([
      point(1, 'fail'),
      point(2, 'pass'),
      point(3, null),
      point(4, 'fail', 'no_grade'),
    ])
    assert.deepEqual(keys(problems), ['point:1'])
    assert.equal(problems[0].path, '/point-evaluations/101/result')
    assert.include(problems[0].problem, '不合格')
  })

  test('a district in which nothing counts, whatever it was nought of', ({ assert }) => {
    const district = (code: string) => ({ code, name: code, path: `/consultations?district=${code}` })
    const sum = (code: string, value: number) => ({ measure: 'training_sessions' as const, district: code, value })
    const problems = rules.silentDistricts(
      [district('110108'), district('110105'), district('110114')],
      [sum('110108', 3), sum('110105', 0)]
    )
    assert.deepEqual(keys(problems), ['district:110105', 'district:110114'])
  })

  test('a point with as many bad ratings as are looked at, not one less', ({ assert }) => {
    const points = [1, 2, 3].map((id) => ({ id, name: `网点${id}` }))
    const cases = new Map([
      [1, config.badRatings],
      [2, config.badRatings - 1],
    ])
    assert.deepEqual(keys(rules.badlyRatedPoints(points, cases, '/bad-ratings')), ['point:1'])
  })

  test('a dimension that is low, or that fell; nothing to compare with is no fall', ({ assert }) => {
    const dimension = (id: string, score: number | null, before: number | null) => ({
      id,
      name: { zh: id },
      score,
      before,
    })
    const { lowSatisfaction: low, fallOfSatisfaction: fall } = config
    const problems = rules.lowSatisfaction(
      [
        ...[
          dimension('low', low - 0.01, null),
          dimension('fell', 90, 90 + fall),
          dimension('held', 90, 90 + fall - 0.01),
        ],
        ...[dimension('few', null, 95), dimension('good', low, null)],
      ],
      '/survey-results/1'
    )
    assert.deepEqual(keys(problems), ['dimension:low', 'dimension:fell'])
    assert.deepEqual(values(problems[1]), [
      ['actual', 90],
      ['before', 93],
    ])
  })

  test('what is said of it has no number without a figure', ({ assert }) => {
    const told = [
      ...rules.deadPoints([{ id: 1, name: '妫水情报站' }]),
      ...rules.missedTargets([row(1, 'red', 1)]),
      ...rules.lowSatisfaction([{ id: 'a', name: { zh: '便捷性' }, score: 1, before: null }], '/'),
    ]
    for (const { problem, measure, success } of told) assert.notMatch(problem + measure + success, /\d/)
  })
})

test.group('When an owner is reminded', () => {
  for (const [due, today, days] of [
    ['2026-11-30', '2026-10-30', null],
    ['2026-11-30', '2026-10-31', 30],
    ['2026-11-30', '2026-11-22', 30],
    ['2026-11-30', '2026-11-23', 7],
    ['2026-11-30', '2026-11-30', 7],
    ['2026-11-30', '2026-12-01', -1],
    ['2026-11-30', '2027-02-01', -1],
  ] as const)
    test(`of ${due} on ${today}: ${days}`, ({ assert }) => assert.equal(distanceReached(due, today), days))
})
