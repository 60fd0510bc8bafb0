import type { ChapterBlock, ChapterKey, Gathered } from '#app/report_facts/chapter_content'
import { keysOf } from '#app/report_facts/check_report'
import type { Fact } from '#app/report_facts/fact'
import { reportWords } from './report_words.js'

/** A year's report as data: the one source of the Word file, the PDF, the workbook and the pages. The same value gives the same bytes. */
export type ReportContent = {
  year: number
  title: string
  /** 文号; null until it is issued. */
  docNumber: string | null
  /** ISO day; null until it is issued. */
  issuedOn: string | null
  author: string
  /** 主送机关 */
  addressee?: string
  /** In their order, annexes after chapters. */
  chapters: readonly ReportPart[]
  isPublic: boolean
}

export type ReportPart = { key: ChapterKey; title: string; gathered: Gathered; blocks: readonly ChapterBlock[] }

export const isAnnex = ({ key }: Pick<ReportPart, 'key'>) => key.startsWith('annex_')

/** @throws Error with the key when there is no such fact */
export function factIn(facts: ReadonlyMap<string, Fact>, key: string): Fact {
  const fact = facts.get(key)
  if (!fact) throw new Error(`No fact ${key}`)
  return fact
}

export function factsOf({ chapters }: Pick<ReportContent, 'chapters'>): ReadonlyMap<string, Fact> {
  return new Map(chapters.flatMap(({ gathered }) => gathered.facts.map((fact) => [fact.key, fact])))
}

/**
 * What everybody may read: without internal tables, without the facts that only they name, and without the house's own addresses.
 * Tables keep their numbers, which texts refer to.
 */
export function publicReport(report: ReportContent): ReportContent {
  const shown = report.chapters.map((part) => ({ ...part, blocks: part.blocks.map(forEverybody) }))
  const named = new Set(shown.flatMap(({ blocks }) => blocks.flatMap(keysOf)))
  const chapters = shown.map((part) => ({
    ...part,
    gathered: {
      ...{ lists: {}, sums: [], missing: part.gathered.missing },
      facts: part.gathered.facts.filter(({ key }) => named.has(key)).map((fact) => ({ ...fact, rowsPath: null })),
    },
  }))
  return { ...report, chapters, isPublic: true }
}

/** The report as those may see it for whom it is. */
export const shownReport = (report: ReportContent) => (report.isPublic ? publicReport(report) : report)

/** Texts refer to a table that is not shown, too. */
function forEverybody(block: ChapterBlock): ChapterBlock {
  if (block.kind !== 'table' || !block.internal) return block
  return { kind: 'passage', key: block.key, text: reportWords.leftOut(block.number) }
}
