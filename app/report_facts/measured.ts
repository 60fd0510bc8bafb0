import type { Cell, Gathered } from './chapter_content.js'
import type { Fact, Unit } from './fact.js'
import { factsFrom, type GroupedRow } from './fact_builder.js'
import { knownFacts } from './known_facts.js'

/** One figure of a year that a lower room worked out or counted; `made` is what it was made of, for the hash. */
export type Measured = GroupedRow & { of: string; value: number | null; made?: unknown }

type Making = { year: number; rows: readonly Measured[]; query: string; unit: Unit; rowsPath?: string | null }
type Named = Partial<Pick<Fact, 'unit' | 'decimals' | 'missing' | 'rowsPath' | 'period' | 'query'>> & { of?: string }

/**
 * Facts of single figures, each found by its name, which is its key without the chapter where nothing else is said; one
 * that is not among the rows is null.
 *
 * @example
 * const fact = measuredFacts({ year, rows, query: 'survey_results.published@1', unit: '分' })
 * fact('satisfaction.weighted', '全市满意度指数', { decimals: 2 })
 */
export function measuredFacts(making: Making) {
  const fact = factsFrom<Measured>({ ...making, value: (rows) => rows[0]?.value ?? null })
  return (key: string, label: string, { of = key.slice(key.indexOf('.') + 1), ...more }: Named = {}) =>
    fact({ key, label, ...more, where: (row) => row.of === of })
}

/**
 * Facts of one chapter, put down one after the other; each `put` hands back the cell that names it.
 *
 * @example
 * const { facts, put } = collected('satisfaction', make, { decimals: 2 })
 * const row = ['高校', put('type.university.index', '高校：满意度得分')]
 */
export function collected(chapter: string, make: ReturnType<typeof measuredFacts>, usual: Named = {}) {
  const facts: Fact[] = []
  const put = (key: string, label: string, more: Named = {}): Cell => {
    facts.push(make(`${chapter}.${key}`, label, { ...usual, ...more }))
    return { fact: `${chapter}.${key}`, form: 'value' }
  }
  return { facts, put }
}

export type Put = ReturnType<typeof collected>['put']

/** As many as there are of them, by what tells them apart. */
export function many(year: number, of: string, all: readonly (string | number)[]): Measured {
  return { year, records: all.length, of, value: all.length, made: all.map(String).sort() }
}

type Count = { year: number | string; of: string | null; total: number | string }

/**
 * Figures counted by a statement that groups by year and by what they are of. Where a year has a record at all, what it
 * has none of is nought; of a year without any nothing is known.
 */
export function counted(of: readonly string[], rows: readonly Count[]): Measured[] {
  return [...new Set(rows.map(({ year }) => Number(year)))].flatMap((year) =>
    of.map((name) => {
      const own = rows.filter((row) => Number(row.year) === year && row.of === name)
      const value = own.reduce((sum, { total }) => sum + Number(total), 0)
      return { year, records: value, of: name, value }
    })
  )
}

/** The period of what is counted on the last day of a year. */
export const lastDay = (year: number) => ({ from: `${year}-12-31`, until: `${year}-12-31` })

/** The fact that a cell names. */
export const factIn = (cell: Cell | undefined) => (cell && typeof cell !== 'string' ? cell.fact : '')

export const textIn = (cell: Cell | undefined) => (typeof cell === 'string' ? cell : '')

/** Why the report has to say that it does not know something. */
export const whyMissing = ({ missing }: Gathered, about: string) => missing.find((one) => one.about === about)?.why

/** 同比, for a sentence; nothing where there is nothing to compare with. */
export function compared(gathered: Gathered, key: string) {
  const words = `，{${key}:change}`
  return knownFacts(gathered).trend(key, { up: words, down: words, same: words })
}

/** “甲”“乙”: in their marks, so that a number in a name is not read as a figure. */
export const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`).join('')
