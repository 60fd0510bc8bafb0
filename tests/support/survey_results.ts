import type { Asked, Reading } from '#app/survey_results/asked'
import type { PointFacts } from '#app/survey_results/calculation'
import type { Level } from '#app/survey_results/levels'

const words = (text: string) => ({ zh: text, en: text })

/** Two dimensions with three items, who answered, and everything that is asked beside. */
export const ASKED: Asked = {
  dimensions: [
    { id: 'access', name: words('可及性'), weight: 40 },
    { id: 'skill', name: words('专业水平'), weight: 60 },
  ],
  items: [
    { id: 'q1', text: words('开放时间合适'), dimension: 'access' },
    { id: 'q2', text: words('渠道畅通'), dimension: 'access' },
    { id: 'q3', text: words('解答专业'), dimension: 'skill' },
  ],
  overall: 'q4',
  nps: 'q5',
  expectation: null,
  backgrounds: [
    {
      ...{ kind: 'single', id: 'q6', text: words('身份'), required: false, role: 'identity' },
      options: ['enterprise', 'university', 'public'].map((id) => ({ id, text: words(id) })),
    },
  ],
  texts: [],
}

/** Numbers that are the same in every run. */
export function dice(seed: number) {
  let mixed = seed + 1
  return (sides: number) => {
    mixed = (Math.imul(mixed, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((mixed / 0x80000000) * sides)
  }
}

const TYPES = ['university', 'museum', 'industrial_park']
const DISTRICTS = ['110105', '110108', '110114']

/** Some points of very different sizes with their answers. */
export function randomSurvey(seed: number) {
  const roll = dice(seed)
  const points: PointFacts[] = Array.from({ length: 3 + roll(6) }, (_, at) => ({
    id: at + 1,
    type: TYPES[roll(3)],
    district: DISTRICTS[roll(3)],
    volume: roll(500),
  }))
  const sizes = [2, 4, 7, 12, 25, 35, 50]
  const readings = points.flatMap(({ id }) => Array.from({ length: sizes[roll(7)] }, () => randomReading(roll, id)))
  const alone = Array.from({ length: roll(8) }, () => randomReading(roll, null))
  return { points, readings: [...readings, ...alone] }
}

function randomReading(roll: (sides: number) => number, point: number | null): Reading {
  const level = () => (roll(12) === 0 ? undefined : ((5 - Math.min(roll(5), roll(5))) as Level))
  return {
    point,
    levels: { q1: level(), q2: level(), q3: level() },
    overall: level() ?? null,
    nps: roll(10) === 0 ? null : roll(11),
    expectation: null,
    chosen: roll(15) === 0 ? {} : { q6: [['enterprise', 'enterprise', 'university', 'public'][roll(4)]] },
  }
}

export type Equation = { coefficients: number[]; value: number }

/**
 * What somebody can compute who only knows equations: Gaussian elimination in plain floating point.
 *
 * @returns for each unknown its value, or null where the equations do not tell
 */
export function solve(equations: readonly Equation[], unknowns: number): (number | null)[] {
  const rows = equations.map(({ coefficients, value }) => [...coefficients, value])
  const pivots: number[] = []
  for (let column = 0; column < unknowns; column++) {
    const at = pivots.length
    const best = rows
      .slice(at)
      .reduce((best, row, index) => (Math.abs(row[column]) > Math.abs(rows[best][column]) ? at + index : best), at)
    if (at >= rows.length || Math.abs(rows[best][column]) < 1e-7) continue
    ;[rows[at], rows[best]] = [rows[best], rows[at]]
    const pivot = rows[at][column]
    rows[at] = rows[at].map((value) => value / pivot)
    for (const [other, row] of rows.entries()) {
      if (other !== at && row[column] !== 0)
        rows[other] = row.map((value, index) => value - row[column] * rows[at][index])
    }
    pivots.push(column)
  }
  const found: (number | null)[] = Array.from({ length: unknowns }, () => null)
  for (const [at, column] of pivots.entries()) {
    const others = rows[at].slice(0, unknowns).filter((value, index) => index !== column && Math.abs(value) > 1e-7)
    if (others.length === 0) found[column] = rows[at][unknowns]
  }
  return found
}
