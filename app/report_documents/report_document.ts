import workReports from '#config/work_reports'
import { chartPicture } from '#app/core/chart_picture'
import { formatDay } from '#app/core/format'
import type { LongPaper, PaperBlock } from '#app/core/long_paper'
import { figuresInWords } from './chart_figures.js'
import type { ReportContent } from './report_content.js'
import { printedMap } from './report_map.js'
import { printedReport, type PrintedBlock, type PrintedPart } from './report_outline.js'
import { reportWords } from './report_words.js'

/** Millimetres; a map is as high as it is wide. */
const [CHART_WIDTH, MAP_WIDTH] = [150, 118]

/** What stands in the Word file; pictures are drawn here, once for however often its pages are counted. */
export function reportPaper(report: ReportContent): LongPaper {
  const { title, year, docNumber, issuedOn, author, addressee } = report
  const parts = printedReport(report)
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
      ...parts.filter(({ annex }) => annex === null).flatMap(chapterBlocks),
      { kind: 'attachments', names: annexes.map((annex) => annex.title) },
      { kind: 'signature', by: author, day: issuedOn },
      ...annexes.flatMap(annexBlocks),
    ],
  }
}

function chapterBlocks({ mark, title, blocks }: PrintedPart): PaperBlock[] {
  return [{ kind: 'heading', level: 1, mark, text: title }, ...blocks.map((block) => paperBlock(block, 0))]
}

/** Their headings begin with the first level. */
function annexBlocks({ mark, annex, title, blocks }: PrintedPart): PaperBlock[] {
  return [{ kind: 'annex', mark, label: annex!, text: title }, ...blocks.map((block) => paperBlock(block, 1))]
}

function paperBlock(block: PrintedBlock, raised: 0 | 1): PaperBlock {
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
        ...(block.isMap ? chartPicture(printedMap(block.svg), MAP_WIDTH) : chartPicture(block.svg, CHART_WIDTH)),
      }
  }
}
