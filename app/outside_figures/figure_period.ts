/** 期间: a month, a quarter or a year. */
export type Period = {
  /** 2026-03, 2026-Q1, 2026 */
  name: string
  kind: 'month' | 'quarter' | 'year'
  year: number
  /** ISO days. */
  from: string
  until: string
}

const PATTERNS: [Period['kind'], RegExp][] = [
  ['year', /^(\d{4})年?$/],
  ['quarter', /^(\d{4})[-/.年]?(?:第?([1-4一二三四])季度?|Q([1-4]))$/i],
  ['month', /^(\d{4})(?:[-/.年]([1-9]|0[1-9]|1[0-2])|(0[1-9]|1[0-2]))月?$/],
]

/** What people write for a period: 2026-03, 2026年3月, 202603, 2026Q1, 2026年第一季度, 2026年; null for anything else. */
export function periodOf(text: string): Period | null {
  const typed = text.replace(/\s/g, '')
  for (const [kind, pattern] of PATTERNS) {
    const found = pattern.exec(typed)
    if (found) return periodFrom(kind, Number(found[1]), numberOf(found[2] ?? found[3]))
  }
  return null
}

const numberOf = (text = '1') => (text in HAN ? HAN[text] : Number(text))
const HAN: Record<string, number> = { 一: 1, 二: 2, 三: 3, 四: 4 }

function periodFrom(kind: Period['kind'], year: number, number: number): Period {
  const months = { month: 1, quarter: 3, year: 12 }[kind]
  const first = (number - 1) * months
  const day = (month: number, date: number) => new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10)
  const name = { month: day(first, 1).slice(0, 7), quarter: `${year}-Q${number}`, year: String(year) }[kind]
  return { name, kind, year, from: day(first, 1), until: day(first + months, 0) }
}
