/** Answers to the standard questionnaire, and what they come to, counted without anything of the system. */
export type Given = { point: string; answers: Record<string, string> }

const POINTS: Record<string, number> = { 5: 100, 4: 80, 3: 60, 2: 30, 1: 0 }
/** §4: 维度, its weight, its items. */
const DIMENSIONS: [string, number, string[]][] = [
  ['access', 15, ['q1', 'q2']],
  ['service', 20, ['q3', 'q4']],
  ['expertise', 25, ['q5', 'q6']],
  ['resources', 15, ['q7', 'q8']],
  ['public_good', 10, ['q9']],
  ['effect', 15, ['q10']],
]
const ITEMS = DIMENSIONS.flatMap(([, , items]) => items)

/** What the nth person answers: the same in every run, from content to angry, with some 不了解 and some who never came. */
export function answerOf(n: number): Record<string, string> {
  const mood = 5 - ((n * 7) % 10) / 4
  const level = (at: number) => String(Math.max(1, Math.min(5, Math.round(mood - ((n + at * 3) % 5) / 3 + 0.4))))
  const levels = ITEMS.map((id, at) => [id, (n + at) % 17 === 0 ? 'na' : level(at)] as const)
  return {
    ...Object.fromEntries(levels),
    q11: level(5),
    q12: String((n * 3) % 11),
    q13: 'as_expected',
    q16: ['enterprise', 'academia', 'agency', 'public'][Math.floor(n / 4) % 4],
    q19: 'consultation',
    q20: n % 40 === 0 ? 'none' : 'few',
  }
}

/** As a form sends them. */
export function typed(answers: Record<string, string>): [string, string][] {
  return Object.entries(answers).map(([id, value]) => [id === 'q19' ? `q[${id}][]` : `q[${id}]`, value])
}

/** Index, dimensions, both rates and NPS by §4 over those who used the point, as the public reads them. */
export function recount(given: readonly Given[]) {
  const valid = given.map(({ answers }) => answers).filter(({ q20 }) => q20 !== 'none')
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const itemMean = (id: string) => mean(valid.flatMap((one) => (one[id] === 'na' ? [] : POINTS[one[id]])))
  const dimensions = DIMENSIONS.map(([id, weight, items]) => ({ id, weight, value: mean(items.map(itemMean)) }))
  const share = (has: (one: Record<string, string>) => boolean) => (100 * valid.filter(has).length) / valid.length
  const rate = (levels: string) => share(({ q11 }) => levels.includes(q11))
  return {
    n: valid.length,
    index: round(dimensions.reduce((sum, { weight, value }) => sum + weight * value, 0) / 100),
    dimensions: Object.fromEntries(dimensions.map(({ id, value }) => [id, round(value)])),
    rate_praise: { n: valid.length, value: round(rate('543')), interval: wilson(rate('543') / 100, valid.length) },
    rate_top_two: { n: valid.length, value: round(rate('54')), interval: wilson(rate('54') / 100, valid.length) },
    nps: round(share(({ q12 }) => Number(q12) >= 9) - share(({ q12 }) => Number(q12) <= 6)),
  }
}

/** 95 %, as percentages. */
function wilson(p: number, n: number) {
  const z = 1.959963984540054
  const middle = p + z ** 2 / (2 * n)
  const half = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))
  return [middle - half, middle + half].map((bound) => round((100 * bound) / (1 + z ** 2 / n)))
}

const round = (value: number) => Math.round((value + Math.sign(value) * 1e-9) * 100) / 100
