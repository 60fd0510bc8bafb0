import workReports from '#config/work_reports'
import { formatDay } from '#app/core/format'
import type { LongPaper, PaperBlock } from '#app/core/long_paper'
import { figuresInWords } from './chart_figures.js'
import type { ReportContent } from './report_content.js'
import { pictureOf, type Pictures } from './report_pictures.js'
import { printedReport, type PrintedBlock, type PrintedPart } from './report_outline.js'
import { reportWords } from './report_words.js'

/**
 * What stands in the Word file. Pictures are drawn once for however often its pages are counted.
 *
 * @param drawn those of charts that were drawn before, by their marks
 */
export async function reportPaper(report: ReportContent, drawn: Pictures = new Map()): Promise<LongPaper> {
  const { title, year, docNumber, issuedOn, author, addressee } = report
  const parts = printedReport(report)
  const pictures = await picturesOf(parts, drawn)
  const annexes = parts.filter(({ annex }) => annex !== null)
  return {
    ...{ title, author, contentsTitle: reportWords.contents },
    subtitle: title.includes(String(year)) ? '' : reportWords.year(year),
    imprint: issuedOn ? [author, formatDay(issuedOn)] : [author],
    /** A draft says that it was made on the day on which its data stands. */
    day: issuedOn ?? `${year + 1}-${workReports.freezeOn}`,
    head: docNumber ? { issuer: reportWords.issuer(author), number: docNumber } : null,
    body: [
      ...(addressee ? [{ kind: 'addressee' as const, text: addressee }] : []),
      ...parts.filter(({ annex }) => annex === null).flatMap((part) => chapterBlocks(part, pictures)),
      { kind: 'attachments', names: annexes.map((annex) => annex.title) },
      { kind: 'signature', by: author, day: issuedOn },
      ...annexes.flatMap((part) => annexBlocks(part, pictures)),
    ],
  }
}

function chapterBlocks({ mark, title, blocks }: PrintedPart, pictures: Pictures): PaperBlock[] {
  return [{ kind: 'heading', level: 1, mark, text: title }, ...blocks.map((block) => paperBlock(block, 0, pictures))]
}

/** Their headings begin with the first level. */
function annexBlocks({ mark, annex, title, blocks }: PrintedPart, pictures: Pictures): PaperBlock[] {
  return [{ kind: 'annex', mark, label: annex!, text: title }, ...blocks.map((block) => paperBlock(block, 1, pictures))]
}

function paperBlock(block: PrintedBlock, raised: 0 | 1, pictures: Pictures): PaperBlock {
  switch (block.kind) {
    case 'heading':
      return { ...block, level: (block.level - raised) as 1 | 2 | 3 }
    case 'paragraph':
      return { kind: 'paragraph', text: block.parts.map(({ text }) => text).join('') }
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(({ text }) => text)) }
    case 'chart':
      return {
        ...{ kind: 'picture', type: 'png', caption: block.caption, inWords: figuresInWords(block.figures) },
        ...pictures.get(block.mark)!,
      }
  }
}

async function picturesOf(parts: readonly PrintedPart[], drawn: Pictures): Promise<Pictures> {
  const pictures = new Map(drawn)
  const charts = parts.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'chart'))
  for (const chart of charts) if (!pictures.has(chart.mark)) pictures.set(chart.mark, await pictureOf(chart))
  return pictures
}
