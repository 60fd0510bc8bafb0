import { test } from '@japa/runner'
import { calculate, type Line } from '#app/survey_results/calculation'
import { ASKED, dice, randomSurvey, solve, type Equation } from '#tests/support/survey_results'

const SURVEYS = Array.from({ length: 60 }, (_, seed) => seed)

type Audience = 'public' | 'internal'
const seenBy = (audience: Audience, { shownTo }: Line) => shownTo === 'public' || shownTo === audience

/**
 * Somebody who knows who answered for which point and said what of himself, but no answer: each respondent is an unknown,
 * each published line the sum of its own.
 */
function attack(seed: number, audience: Audience) {
  const { points, readings } = randomSurvey(seed)
  const { lines } = calculate(readings, ASKED, 'standard', points)
  const roll = dice(seed + 1000)
  const said = readings.map(() => roll(100))
  const isIn = (line: Line, at: number) => membersOf(line, readings[at], points)
  const equationOf = (line: Line): Equation => {
    const coefficients = readings.map((_reading, at) => (isIn(line, at) ? 1 : 0))
    return { coefficients, value: coefficients.reduce<number>((sum, one, at) => sum + one * said[at], 0) }
  }
  const known = lines.filter((line) => seenBy(audience, line)).map(equationOf)
  const secrets = lines.filter((line) => line.n > 0 && isSmall(line, audience))
  return secrets.filter((line) => {
    /** The secret becomes an unknown of its own: is it told? */
    const { coefficients } = equationOf(line)
    const equations = [
      ...known.map((one) => ({ ...one, coefficients: [...one.coefficients, 0] })),
      { coefficients: [...coefficients, -1], value: 0 },
    ]
    return solve(equations, readings.length + 1)[readings.length] !== null
  })
}

/** The rule in other words than the code's. */
function isSmall({ kind, n }: Line, audience: Audience) {
  if (kind === 'point') return n < (audience === 'public' ? 30 : 10)
  return n < 5
}

function membersOf(
  { key }: Line,
  reading: ReturnType<typeof randomSurvey>['readings'][0],
  points: ReturnType<typeof randomSurvey>['points']
) {
  const point = points.find(({ id }) => id === reading.point)
  const [kind, one, other] = key.split(':')
  if (kind === 'city') return true
  if (kind === 'point') return String(point?.id) === one
  if (kind === 'type') return (point?.type ?? 'none') === one
  if (kind === 'district') return (point?.district ?? 'none') === one
  if (kind === 'crossing') return point?.type === one && point.district === other
  return (reading.chosen[one]?.[0] ?? 'none') === other
}

test.group('What is published', () => {
  for (const audience of ['public', 'internal'] as const) {
    test(`tells nothing of a hidden line, in ${SURVEYS.length} random surveys: ${audience}`, ({ assert }) => {
      for (const seed of SURVEYS) assert.deepEqual(attack(seed, audience), [], `survey ${seed}`)
    }).timeout(120_000)
  }

  test('the attack works: without the rule the hidden lines are computed at once', ({ assert }) => {
    const equations = [
      { coefficients: [1, 1, 1], value: 240 },
      { coefficients: [1, 0, 0], value: 90 },
      { coefficients: [0, 1, 0], value: 70 },
    ]
    assert.deepEqual(solve(equations, 3), [90, 70, 80])
    assert.deepEqual(solve(equations.slice(0, 2), 3), [90, null, null])
  })

  test('a point is published from 30 answers, shown inside from 10, and below kept from everybody', ({ assert }) => {
    for (const seed of SURVEYS) {
      const { points, readings } = randomSurvey(seed)
      for (const line of calculate(readings, ASKED, 'standard', points).lines) {
        if (line.kind === 'point' && line.n < 30) assert.notEqual(line.shownTo, 'public')
        if (line.kind === 'point' && line.n < 10) assert.equal(line.shownTo, 'nobody')
        if (line.n < 5) assert.equal(line.shownTo, 'nobody')
        if (line.shownTo === 'nobody') assert.isNull(line.figures)
      }
    }
  })

  test('a district with one small point tells of it: hidden from the public too', ({ assert }) => {
    const { readings } = randomSurvey(3)
    const of = (point: number, n: number) =>
      Array.from({ length: n }, (_, at) => ({ ...readings[at % readings.length], point }))
    const points = [
      { id: 1, type: 'university', district: '110108', volume: 10 },
      { id: 2, type: 'university', district: '110108', volume: 10 },
      { id: 3, type: 'university', district: '110105', volume: 10 },
    ]
    const { lines } = calculate([...of(1, 60), ...of(2, 50), ...of(3, 12)], ASKED, 'standard', points)
    const standing = (key: string) => lines.find((line) => line.key === key)!
    assert.include(standing('point:3'), { shownTo: 'internal', reason: 'below_30' })
    assert.include(standing('district:110105'), { shownTo: 'internal', reason: 'complement' })
  })

  test('the same answers in another order are the same result', ({ assert }) => {
    const { points, readings } = randomSurvey(7)
    const [one, other] = [readings, [...readings].reverse()].map((all) => calculate(all, ASKED, 'standard', points))
    const plain = ({ lines }: typeof one) =>
      Object.fromEntries(lines.map(({ key, shownTo, figures }) => [key, [shownTo, figures?.index?.toFixed(6)]]))
    assert.deepEqual(plain(one), plain(other))
  })
})
