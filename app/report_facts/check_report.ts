import type { Cell, ChapterBlock, ChapterKey, Gathered, ReportChart } from './chapter_content.js'
import { type Fact, units } from './fact.js'
import { keysIn, withoutTokens } from './spoken.js'

export type ReportFault = {
  /** Null: it is about the whole report. */
  chapter: ChapterKey | null
  reason:
    | ('no_fact' | 'number_without_fact' | 'sum' | 'unit' | 'twice' | 'period' | 'number_in_cell' | 'table_numbers')
    | ('not_quoted' | 'chapter' | 'documents')
  /** A key, a sentence, a caption. */
  about: string
}

type Chapter = { key: ChapterKey; gathered: Gathered; blocks: readonly ChapterBlock[] }

/** Every reason why a report must not leave the house as it is: none of them is a matter of opinion. */
export function faultsOf(chapters: readonly Chapter[]): ReportFault[] {
  const facts = new Map(chapters.flatMap(({ gathered }) => gathered.facts.map((fact) => [fact.key, fact])))
  return [
    ...chapters.flatMap((chapter) => faultsOfFacts(chapter, facts)),
    ...twice(chapters),
    ...chapters.flatMap((chapter) => faultsOfBlocks(chapter, facts)),
    ...outOfOrder(chapters),
  ]
}

function faultsOfFacts({ key: chapter, gathered }: Chapter, facts: ReadonlyMap<string, Fact>) {
  const faults: ReportFault[] = []
  for (const { key, unit, period } of gathered.facts) {
    if (!units.includes(unit)) faults.push({ chapter, reason: 'unit', about: key })
    if (!(period.from <= period.until)) faults.push({ chapter, reason: 'period', about: key })
  }
  for (const { total, parts } of gathered.sums) {
    if (!addsUp(total, parts, facts)) faults.push({ chapter, reason: 'sum', about: total })
  }
  return faults
}

/** Parts that are not known make no sum; then the total must not be known either. */
function addsUp(total: string, parts: readonly string[], facts: ReadonlyMap<string, Fact>) {
  const values = parts.map((key) => facts.get(key)?.value ?? null)
  const value = facts.get(total)?.value ?? null
  if (value === null) return values.every((part) => part === null)
  if (values.includes(null)) return false
  const scale = 100
  const sum = values.reduce<number>((all, part) => all + Math.round(part! * scale), 0)
  return sum === Math.round(value * scale)
}

function twice(chapters: readonly Chapter[]) {
  const seen = new Set<string>()
  return chapters.flatMap(({ key: chapter, gathered }) =>
    gathered.facts.flatMap<ReportFault>(({ key }) => {
      if (seen.has(key)) return [{ chapter, reason: 'twice', about: key }]
      seen.add(key)
      return []
    })
  )
}

function faultsOfBlocks({ key: chapter, gathered, blocks }: Chapter, facts: ReadonlyMap<string, Fact>) {
  return blocks.flatMap((block) => {
    const fault = (reason: ReportFault['reason'], about: string): ReportFault => ({ chapter, reason, about })
    const unknown = keysOf(block)
      .filter((key) => !facts.has(key))
      .map((key) => fault('no_fact', key))
    if (block.kind === 'passage')
      return [...unknown, ...strayNumbers(block.text).map((about) => fault('number_without_fact', about))]
    if (block.kind === 'table' && block.rows.some((row) => row.some(isBareNumber)))
      return [...unknown, fault('number_in_cell', block.caption)]
    if (block.kind === 'quotation' && !isQuoted(block, gathered)) return [fault('not_quoted', block.source)]
    return unknown
  })
}

/** Word for word what was frozen: only then may its numbers be somebody else's. */
function isQuoted({ text, source }: { text: string; source: string }, { lists }: Gathered) {
  return Object.values(lists)
    .flat()
    .some((row) => row.some((cell, at) => cell === text && row[at + 1] === source))
}

/** The facts that a block names. */
export function keysOf(block: ChapterBlock): string[] {
  if (block.kind === 'passage') return keysIn(block.text)
  if (block.kind === 'table') return block.rows.flat().flatMap((cell) => (typeof cell === 'string' ? [] : [cell.fact]))
  return block.kind === 'chart' ? keysOfChart(block.chart) : []
}

export function keysOfChart(chart: ReportChart): string[] {
  switch (chart.kind) {
    case 'columns':
    case 'course':
      return chart.series.flatMap(({ facts }) => facts)
    case 'shares':
      return chart.parts.map(({ fact }) => fact)
    case 'levels':
      return chart.rows.flatMap(({ facts }) => facts)
    case 'quadrants':
      return chart.points.flatMap(({ x, y }) => [x, y])
    case 'radar':
      return chart.shapes.flatMap(({ facts }) => facts)
    case 'map':
      return chart.districts.map(({ fact }) => fact)
  }
}

/** What may stand in a text without a fact: names in their marks, years, days, numbers of papers, tables, annexes. */
const NAMED = [
  ...[/《[^》]*》/g, /“[^”]*”/g, /\d{4}[—–-]\d{4}/g],
  ...[/〔\d{4}〕\d+号/g, /\d{4}年(?:度)?(?:\d{1,2}月(?:\d{1,2}日)?)?/g, /\d{1,2}月(?:\d{1,2}日)?/g],
  ...[/[表图]\d+/g, /附件\d+/g, /GB\/T ?[\d.—-]+/g],
]

/** The numbers of a text that no fact stands behind, each with what follows it. */
export function strayNumbers(text: string) {
  const rest = NAMED.reduce((left, pattern) => left.replace(pattern, ''), withoutTokens(text))
  return rest.match(/\d[\d,.]*\S{0,6}/g) ?? []
}

const isBareNumber = (cell: Cell) => typeof cell === 'string' && /^[+-]?\d[\d,]*(\.\d+)?%?$/.test(cell.trim())

/** 表 and 图 are numbered without a gap through the whole report. */
function outOfOrder(chapters: readonly Chapter[]): ReportFault[] {
  const next = { table: 1, chart: 1 }
  return chapters.flatMap(({ key: chapter, blocks }) =>
    blocks.flatMap<ReportFault>((block) => {
      if ((block.kind !== 'table' && block.kind !== 'chart') || block.number === undefined) return []
      const isNext = block.number === next[block.kind]
      next[block.kind] = block.number + 1
      return isNext ? [] : [{ chapter, reason: 'table_numbers', about: block.caption }]
    })
  )
}
