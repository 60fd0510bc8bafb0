import { onPage } from '#app/core/chart'
import { linkedText } from '#app/core/html'
import type { ChapterBlock } from '#app/report_facts/chapter_content'
import type { Fact } from '#app/report_facts/fact'
import type { PrintedCell } from './printed_table.js'
import type { ReportContent } from './report_content.js'
import { printedBlock, printedReport, type PrintedBlock, type PrintedPart } from './report_outline.js'
import { reportWords } from './report_words.js'

/** Where a number leads: to its rows, to a page about the fact, or nowhere. */
type LinkTo = (fact: Fact) => string | null

/** The report for the component `report.blocks`: the same content as the Word file. */
export function webReport(report: ReportContent, linkTo: LinkTo) {
  const { title, year, docNumber, author, addressee } = report
  const parts = printedReport(report)
  return {
    ...{ title, docNumber, author, addressee, issuedOn: report.issuedOn, words: reportWords },
    subtitle: title.includes(String(year)) ? '' : reportWords.year(year),
    contents: parts.map((part) => ({ mark: part.mark, text: headingOf(part) })),
    parts: parts.map((part) => ({
      ...{ mark: part.mark, heading: headingOf(part), isAnnex: part.annex !== null },
      blocks: part.blocks.map((block) => webBlock(block, linkTo)),
    })),
  }
}

export type WebReport = ReturnType<typeof webReport>

const headingOf = ({ annex, title }: PrintedPart) => (annex === null ? title : `${annex}\u3000${title}`)

/** The same of one block for the component `report.block`, where a chapter is read alone. */
export function webBlocksOf(
  block: Exclude<ChapterBlock, { kind: 'heading' }>,
  facts: ReadonlyMap<string, Fact>,
  linkTo: LinkTo
) {
  return printedBlock(block, facts).map((printed) => webBlock(printed, linkTo))
}

function webBlock(block: PrintedBlock, linkTo: LinkTo) {
  const linked = ({ text, fact }: { text: string; fact?: Fact }) => ({ text, href: fact ? linkTo(fact) : null })
  const rowsOf = (rows: readonly (readonly PrintedCell[])[]) => rows.map((row) => row.map(linked))
  switch (block.kind) {
    case 'heading':
      return block
    case 'paragraph':
      return { kind: block.kind, html: linkedText(block.parts.map(linked)) }
    case 'table': {
      const { kind, mark, caption, columns, aligned, rows } = block
      return { kind, mark, caption, columns, aligned, rows: rowsOf(rows) }
    }
    case 'chart': {
      const { columns, rows } = block.figures
      const aligned = columns.map((_, at) => (at === 0 ? 'left' : 'right') as 'left' | 'right')
      const figures = { caption: `${block.caption}${reportWords.figures.of}`, columns, aligned, rows: rowsOf(rows) }
      return { ...block, svg: onPage(block.svg, block.mark), figures }
    }
  }
}
