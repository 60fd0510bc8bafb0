import { LineRuleType, NumberFormat, type ISectionOptions, type Paragraph, type Table } from 'docx'
import { bound, type PageNumbers } from './bound_file.js'
import {
  CENTRED,
  contents,
  cover,
  marked,
  picture,
  section,
  type ContentsLine,
  type Marked,
  type Picture,
} from './bound_parts.js'
import { signature } from './official_paper.js'
import { CHARACTER, GRID, INDENTED, LINE, PAGE, SIZE, footers, line, table, type TableBlock } from './document_parts.js'
import { LANDSCAPE_WIDTH, landscapeSection, noHeaders } from './landscape_section.js'
import { paperHead } from './paper_head.js'
import { titleLines, widthInCharacters } from './title_lines.js'

/** What a long paper is made of, in the order in which it stands there. Headings have their numbers already. */
export type PaperBlock =
  | ({ kind: 'heading'; level: 1 | 2 | 3 } & Marked)
  | { kind: 'addressee' | 'paragraph'; text: string }
  /** 附件说明: the names, without an end mark. */
  | { kind: 'attachments'; names: readonly string[] }
  | { kind: 'signature'; by: string; day: string | null }
  /** On a new page: 附件1, and what it is called. */
  | ({ kind: 'annex'; label: string } & Marked)
  | Picture
  | (TableBlock & { landscape?: boolean })

export type LongPaper = {
  title: string
  subtitle: string
  /** At the foot of the cover. */
  imprint: readonly string[]
  author: string
  /** ISO day that the file says it was made on. */
  day: string
  /** 版头; a paper that has no number yet has none. */
  head: { issuer: string; number: string } | null
  contentsTitle: string
  body: readonly PaperBlock[]
}

/** The first page of the body, from which its pages are counted. */
export const FIRST_MARK = 'body'

/** Characters that a line of a title holds: 一号 on the cover, 2号 over the text. */
const [ON_COVER, OVER_TEXT] = [16, 19]

/**
 * A long paper in the style of official ones (GB/T 9704): cover, contents, and the body, which counts its pages from 1; wide tables
 * on sheets of their own. The same paper and the same page numbers always give the same bytes.
 */
export function longPaper(paper: LongPaper, pages: PageNumbers, options: { asked?: boolean } = {}): Promise<Buffer> {
  const sections = [
    cover({ ...paper, title: titleLines(paper.title, ON_COVER).join('\n') }),
    contents(paper.contentsTitle, contentsOf(paper.body)),
    ...bodyOf(paper),
  ]
  return bound(sections.map(onGrid), paper, pages, { ...options, offGrid: true })
}

const onGrid = (part: ISectionOptions): ISectionOptions => ({ ...part, properties: { ...part.properties, grid: GRID } })

/** Headings of the first two levels, and annexes, but not what is in them. */
export function contentsOf(blocks: readonly PaperBlock[]): ContentsLine[] {
  const annexes = blocks.findIndex(({ kind }) => kind === 'annex')
  return blocks.flatMap((block, at): ContentsLine[] => {
    if (block.kind === 'annex') return [{ level: 1, mark: block.mark, text: `${block.label}\u3000${block.text}` }]
    if (block.kind !== 'heading' || block.level === 3 || (annexes >= 0 && at > annexes)) return []
    return [{ level: block.level, mark: block.mark, text: block.text }]
  })
}

function bodyOf(paper: LongPaper): ISectionOptions[] {
  return sheetsOf(paper.body).map(({ isLandscape, blocks }, index) => {
    const children = blocks.flatMap((block, at) => drawn(block, at === 0 ? null : blocks[at - 1]))
    /** A section ends with a paragraph of its own: one more could stand on a sheet alone. */
    if (isLandscape) return { ...landscapeSection({}), children: children.slice(0, -1) }
    return {
      properties: index === 0 ? FIRST : section('nextPage', {}),
      headers: noHeaders(),
      footers: footers(),
      children: index === 0 ? [...opening(paper), ...children] : children,
    }
  })
}

const FIRST = section('oddPage', { page: { ...PAGE, pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL } } })

const isWide = (block: PaperBlock | undefined) => block?.kind === 'table' && block.landscape === true

/** What stands together on sheets of one kind; the paper begins on an upright one. */
function sheetsOf(blocks: readonly PaperBlock[]) {
  const sheets: { isLandscape: boolean; blocks: PaperBlock[] }[] = [{ isLandscape: false, blocks: [] }]
  for (const [at, block] of blocks.entries()) {
    const isLandscape = isWide(block) || leadsToWide(blocks, at)
    if (isLandscape !== sheets.at(-1)!.isLandscape) sheets.push({ isLandscape, blocks: [] })
    sheets.at(-1)!.blocks.push(block)
  }
  return sheets
}

/** A heading is where its table is; an annex and its first words, too. */
function leadsToWide(blocks: readonly PaperBlock[], at: number) {
  const isText = ({ kind }: PaperBlock) => kind === 'paragraph' || kind === 'heading'
  const next = blocks.findIndex((block, place) => place > at && !isText(block))
  if (blocks[at].kind === 'heading') return isWide(blocks[at + 1])
  if (blocks[at].kind === 'annex') return isWide(blocks[next])
  const before = blocks.findLastIndex((block, place) => place < at && !isText(block))
  return isText(blocks[at]) && blocks[before]?.kind === 'annex' && isWide(blocks[next])
}

function opening({ head, title, subtitle }: LongPaper) {
  const [first, ...others] = titleLines(title, OVER_TEXT)
  return [
    ...(head ? paperHead(head) : []),
    marked({ mark: FIRST_MARK, text: first }, 'title', SIZE.second, { spacing: EXACT }),
    ...others.map((text) => line(text, 'title', SIZE.second, CENTRED)),
    ...(subtitle ? [line(subtitle, 'secondHeading', SIZE.third, CENTRED)] : []),
    line(''),
  ]
}

const EXACT = { line: LINE, lineRule: LineRuleType.EXACT }
const HEADING_FONTS = ['firstHeading', 'secondHeading', 'body'] as const

/** @param before what stands over it on its sheets */
function drawn(block: PaperBlock, before: PaperBlock | null): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block)]
    case 'addressee':
      return [line(`${block.text}：`)]
    case 'paragraph':
      return [line(block.text, 'body', SIZE.third, INDENTED)]
    case 'attachments':
      return attachments(block.names, before)
    case 'signature':
      return signature(block)
    case 'annex':
      return annex(block, before === null)
    case 'picture':
      return picture(block)
    case 'table':
      return table(block, { width: block.landscape ? LANDSCAPE_WIDTH : undefined, isClose: true })
  }
}

function heading({ level, mark, text }: Extract<PaperBlock, { kind: 'heading' }>) {
  const options = { ...INDENTED, outlineLevel: level - 1, spacing: EXACT }
  return marked({ mark, text }, HEADING_FONTS[level - 1], SIZE.third, options)
}

/** Under a blank line; what does not fit on one line goes on under the first character of the name. */
function attachments(names: readonly string[], before: PaperBlock | null) {
  const numberOf = (index: number) => (names.length > 1 ? `${index + 1}.` : '')
  return [
    /** Under a table there is one. */
    ...(before?.kind === 'table' ? [] : [line('', 'body', SIZE.third, { keepNext: true })]),
    ...names.map((name, index) => {
      const start = (index === 0 ? '附件：' : '') + numberOf(index)
      const left = (5 + widthInCharacters(numberOf(index))) * CHARACTER
      const hanging = Math.round(widthInCharacters(start) * CHARACTER)
      return line(start + name, 'body', SIZE.third, { indent: { left, hanging }, keepNext: true })
    }),
  ]
}

function annex({ label, mark, text }: Extract<PaperBlock, { kind: 'annex' }>, isFirst: boolean) {
  const [first, ...others] = titleLines(text, OVER_TEXT)
  return [
    line(label, 'firstHeading', SIZE.third, { pageBreakBefore: !isFirst, keepNext: true }),
    line('', 'body', SIZE.third, { keepNext: true }),
    marked({ mark, text: first }, 'title', SIZE.second, { outlineLevel: 0, spacing: EXACT }),
    ...others.map((more) => line(more, 'title', SIZE.second, { ...CENTRED, keepNext: true })),
    line(''),
  ]
}
