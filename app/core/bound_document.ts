import { LineRuleType, NumberFormat, Paragraph, TextRun, type ISectionOptions, type Table } from 'docx'
import { bound, type PageNumbers } from './bound_file.js'
import {
  CENTRED,
  LEAF_SIZE,
  contents,
  cover,
  marked,
  picture,
  reference,
  section,
  type ContentsLine,
  type Cover,
  type Marked,
  type Picture,
} from './bound_parts.js'
import { printable } from './document_package.js'
import { CHARACTER, INDENTED, LINE, PAGE, SIZE, footers, line, run, table, type TableBlock } from './document_parts.js'

export type { PageNumbers } from './bound_file.js'
export type { ContentsLine } from './bound_parts.js'

/** What a bound book is made of. Parts and leaves begin on a new page; pictures are measured in millimetres. */
export type BookBlock =
  | ({ kind: 'part' | 'leaf' } & Marked)
  | { kind: 'heading' | 'subheading' | 'byline' | 'paragraph' | 'abstract' | 'term'; text: string }
  | { kind: 'facts'; items: readonly { label: string; value: string }[] }
  | { kind: 'reference'; mark: string; text: string }
  | Picture
  | TableBlock

export type BoundBook = Cover & {
  author: string
  /** ISO day that the file says it was made on. */
  day: string
  contentsTitle: string
  contents: readonly ContentsLine[]
  body: readonly BookBlock[]
}

/**
 * A book as a Word file: cover, contents, body, each beginning on a right-hand page; the body counts its pages from 1. The
 * same book and the same page numbers always give the same bytes.
 */
export function boundDocument(book: BoundBook, pages: PageNumbers, options: { asked?: boolean } = {}): Promise<Buffer> {
  return bound([cover(book), contents(book.contentsTitle, book.contents), body(book)], book, pages, options)
}

function body({ body: blocks }: BoundBook): ISectionOptions {
  return {
    properties: section('oddPage', { page: { ...PAGE, pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL } } }),
    footers: footers(),
    children: blocks.flatMap((block, index) => drawn(block, index === 0)),
  }
}

function drawn(block: BookBlock, isFirst: boolean): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'part':
      return [marked(block, 'title', SIZE.second, { outlineLevel: 0, pageBreakBefore: !isFirst }), line('')]
    case 'leaf':
      return [marked(block, 'title', LEAF_SIZE, { outlineLevel: 1, pageBreakBefore: !isFirst })]
    case 'heading':
      return [line(block.text, 'firstHeading', SIZE.third, { ...INDENTED, keepNext: true })]
    case 'subheading':
      return [line(block.text, 'secondHeading', SIZE.third, { ...CENTRED, keepNext: true, spacing: SPACED })]
    case 'byline':
      return [line(block.text, 'secondHeading', SIZE.third, { ...CENTRED, spacing: SPACED })]
    case 'paragraph':
      return [line(block.text, 'body', SIZE.third, INDENTED)]
    case 'abstract':
      return [line(block.text, 'secondHeading', SIZE.third, INDENTED)]
    case 'term':
      return [line(block.text, 'firstHeading', SIZE.fourth, { keepNext: true, spacing: SPACED })]
    case 'reference':
      return [reference(block.mark, block.text, 'body', 1)]
    case 'facts':
      return block.items.map(fact)
    case 'picture':
      return picture(block)
    case 'table':
      return table(block)
  }
}

const SPACED = { before: 120, after: 120, line: LINE, lineRule: LineRuleType.EXACT }

function fact({ label, value }: { label: string; value: string }) {
  return new Paragraph({
    spacing: { line: LINE, lineRule: LineRuleType.EXACT },
    indent: { left: 6 * CHARACTER, hanging: 6 * CHARACTER },
    children: [
      new TextRun({ ...run('firstHeading', SIZE.fourth), text: `${printable(label)}：` }),
      new TextRun({ ...run('body', SIZE.fourth), text: printable(value) }),
    ],
  })
}
