import { chineseNumber, headingNumbers } from '#app/core/chinese_numbers'
import { paragraphsOf } from '#app/core/format'
import type { ChapterBlock } from '#app/report_facts/chapter_content'
import type { Fact } from '#app/report_facts/fact'
import { spokenParts, type SpokenPart } from '#app/report_facts/spoken'
import { chartFigures, type ChartFigures } from './chart_figures.js'
import { printedTable, type PrintedTable } from './printed_table.js'
import { drawChart } from './report_charts.js'
import { factsOf, isAnnex, shownReport, type ReportContent, type ReportPart } from './report_content.js'
import { sourcesPart } from './report_sources.js'
import { reportWords } from './report_words.js'

/** The report with all its numbers said and its headings counted: what the Word file and the pages print alike. */
export type PrintedPart = {
  /** Letters and digits only: LibreOffice calls others differently. */
  mark: string
  /** 附件1 of annexes; chapters have their number in the title. */
  annex: string | null
  title: string
  blocks: readonly PrintedBlock[]
}

export type PrintedBlock =
  | { kind: 'heading'; level: 2 | 3; mark: string; text: string }
  | { kind: 'paragraph'; parts: readonly SpokenPart[] }
  | PrintedTable
  | PrintedChart

export type PrintedChart = {
  kind: 'chart'
  mark: string
  caption: string
  svg: string
  isMap: boolean
  figures: ChartFigures
}

export function printedReport(whole: ReportContent): PrintedPart[] {
  const report = shownReport(whole)
  const facts = factsOf(report)
  const chapters = report.chapters.filter((part) => !isAnnex(part))
  const annexes = report.chapters.filter(isAnnex)
  return [
    ...chapters.map((part, at) => printed(part, facts, { title: `${chineseNumber(at + 1)}、${part.title}` })),
    ...[...annexes.map((part) => printed(part, facts, { title: part.title, isAnnex: true })), sourcesPart(report)].map(
      (part, at, all) => ({ ...part, annex: reportWords.annex + (all.length > 1 ? at + 1 : '') })
    ),
  ]
}

/** Numbers skip no level: in an annex, which has none itself, headings begin with 一、 */
function printed(
  { key, blocks }: ReportPart,
  facts: ReadonlyMap<string, Fact>,
  { title, isAnnex: inAnnex = false }: { title: string; isAnnex?: boolean }
): PrintedPart {
  const mark = key.replace('_', '')
  const number = headingNumbers()
  let count = 0
  const printedBlocks = blocks.flatMap((block): PrintedBlock[] => {
    if (block.kind !== 'heading') return printedBlock(block, facts)
    const level = (inAnnex ? block.level - 1 : block.level) as 1 | 2 | 3
    return [{ ...block, mark: `${mark}${++count}`, text: number(level) + block.text }]
  })
  return { mark, annex: null, title, blocks: printedBlocks }
}

export function printedBlock(
  block: Exclude<ChapterBlock, { kind: 'heading' }>,
  facts: ReadonlyMap<string, Fact>
): PrintedBlock[] {
  switch (block.kind) {
    case 'passage':
      return paragraphsOf(block.text).map((text) => ({ kind: 'paragraph', parts: spokenParts(text, facts) }))
    case 'quotation':
      return [...paragraphsOf(block.text), reportWords.quoted(block.source)].map((text) => ({
        ...{ kind: 'paragraph', parts: [{ text }] },
      }))
    case 'table':
      return [printedTable(block, facts)]
    case 'chart':
      return [printedChart(block, facts)]
  }
}

export function printedChart(
  { number, caption: title, chart }: Extract<ChapterBlock, { kind: 'chart' }>,
  facts: ReadonlyMap<string, Fact>
): PrintedChart {
  const caption = reportWords.chart(number, title)
  const svg = drawChart(caption, chart, facts)
  return {
    ...{ kind: 'chart', mark: `chart_${number}`, caption, svg },
    ...{ isMap: svg.startsWith('<svg class="map"'), figures: chartFigures(chart, facts) },
  }
}
