import {
  AlignmentType,
  Bookmark,
  Document,
  DocumentGridType,
  ImageRun,
  InternalHyperlink,
  LeaderType,
  LineRuleType,
  NumberFormat,
  PageReference,
  Paragraph,
  SectionType,
  Tab,
  TabStopType,
  TextRun,
  convertMillimetersToTwip as mm,
  type IParagraphOptions,
  type ISectionOptions,
  type PageNumberEstimator,
  type Table,
} from 'docx'
import { packed, printable } from './document_package.js'
import {
  CHARACTER,
  INDENTED,
  LINE,
  PAGE,
  SIZE,
  TEXT_WIDTH,
  footers,
  line,
  run,
  table,
  type FontName,
  type TableBlock,
} from './document_parts.js'

/** Something that contents and indexes refer to; `mark` names it in the file and in the PDF. */
export type Marked = { mark: string; text: string }

/** What a bound book is made of. Parts and leaves begin on a new page; pictures are measured in millimetres. */
export type BookBlock =
  | ({ kind: 'part' | 'leaf' } & Marked)
  | { kind: 'heading' | 'subheading' | 'byline' | 'paragraph' | 'abstract' | 'term'; text: string }
  | { kind: 'facts'; items: readonly { label: string; value: string }[] }
  | { kind: 'reference'; mark: string; text: string }
  | { kind: 'picture'; bytes: Buffer; type: 'jpg' | 'png'; width: number; height: number; caption: string }
  | TableBlock

/** `level` 2 is indented. */
export type ContentsLine = Marked & { level: 1 | 2 }

export type BoundBook = {
  title: string
  /** Under the title, and at the foot of the cover. */
  subtitle: string
  imprint: readonly string[]
  author: string
  /** ISO day that the file says it was made on. */
  day: string
  contentsTitle: string
  contents: readonly ContentsLine[]
  body: readonly BookBlock[]
}

/** How a book gets the page of each mark: as counted somewhere, or as somebody counts who lays it out. */
export type PageNumbers = ReadonlyMap<string, number> | PageNumberEstimator

/**
 * A book as a Word file: cover, contents, body, each beginning on a right-hand page; the body counts its pages from 1. The
 * same book and the same page numbers always give the same bytes.
 *
 * @param asked Word is asked to count the pages itself when it opens the file
 */
export async function boundDocument(book: BoundBook, pages: PageNumbers, { asked = false } = {}): Promise<Buffer> {
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    features: { updateFields: asked },
    pageNumbers: typeof pages === 'function' ? pages : counted(pages),
    styles: {
      default: {
        document: { run: { ...run('body', SIZE.third), characterSpacing: SPACING, language: { eastAsia: 'zh-CN' } } },
      },
      /** The field of a page number has the looks of its paragraph. */
      paragraphStyles: [{ id: REFERENCE, name: REFERENCE, run: run('body', SIZE.fourth) }],
    },
    sections: [cover(book), contents(book), body(book)],
  })
  return packed(document, book, withOwnNumbers)
}

function counted(pages: ReadonlyMap<string, number>): PageNumberEstimator {
  return () => ({ bookmarks: new Map([...pages].map(([mark, page]) => [mark, String(page)])) })
}

/** The library numbers bookmarks and pictures through all documents of a process. */
function withOwnNumbers(path: string, content: Buffer) {
  if (path !== 'word/document.xml') return content
  let pictures = 0
  const bookmarks = new Map<string, number>()
  const numberOf = (id: string) => bookmarks.get(id) ?? bookmarks.set(id, bookmarks.size + 1).size
  return Buffer.from(
    content
      .toString()
      .replace(/(<wp:docPr\b[^>]*? id=")\d+"/g, (_, before) => `${before}${++pictures}"`)
      .replace(/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)"/g, (_, before, id) => `${before}${numberOf(id)}"`)
  )
}

/**
 * In twentieths of a point: 28 characters of 3号 fill a line. Papers have a grid for that; not every program that lays out
 * a book counts its characters alike, and then the pages would differ.
 */
const SPACING = -5
const LINES_ONLY = { type: DocumentGridType.LINES, linePitch: LINE }

/** A little closer than in the text, so that the contents of a usual book are one page. */
const REFERENCE_LINE = 520

const REFERENCE = 'Reference'
const CENTRED = { alignment: AlignmentType.CENTER } as const
/** 一号, for the title of a book. */
const COVER_SIZE = 52
/** 小二, for the title of a leaf. */
const LEAF_SIZE = 36

function section(
  type: 'nextPage' | 'oddPage',
  more: Partial<ISectionOptions['properties']>
): ISectionOptions['properties'] {
  return {
    type: type === 'oddPage' ? SectionType.ODD_PAGE : SectionType.NEXT_PAGE,
    page: PAGE,
    grid: LINES_ONLY,
    ...more,
  }
}

function cover({ title, subtitle, imprint }: BoundBook): ISectionOptions {
  const spaced = (before: number) => ({
    ...CENTRED,
    spacing: { before: mm(before), line: 2 * LINE, lineRule: LineRuleType.AT_LEAST },
  })
  return {
    properties: section('nextPage', {}),
    children: [
      line(title, 'title', COVER_SIZE, spaced(45)),
      line(subtitle, 'secondHeading', LEAF_SIZE, spaced(8)),
      ...imprint.map((text, index) => line(text, 'secondHeading', SIZE.third, spacedImprint(index))),
    ],
  }
}

function spacedImprint(index: number) {
  return { ...CENTRED, spacing: { before: index === 0 ? mm(75) : 0, line: LINE, lineRule: LineRuleType.EXACT } }
}

function contents({ contentsTitle, contents: lines }: BoundBook): ISectionOptions {
  return {
    properties: section('oddPage', {
      grid: { linePitch: LINE },
      page: { ...PAGE, pageNumbers: { start: 1, formatType: NumberFormat.UPPER_ROMAN } },
    }),
    footers: footers(),
    children: [
      line(contentsTitle, 'title', SIZE.second, CENTRED),
      line(''),
      ...lines.map(({ level, mark, text }) =>
        level === 1 ? reference(mark, text, 'firstHeading', 0) : reference(mark, text, 'body', 2)
      ),
    ],
  }
}

/** A text, dots, and the page that it is on. LibreOffice loses what stands on a tab beyond a right indent: there is none. */
function reference(mark: string, text: string, font: FontName, indented: number) {
  const left = (indented + 1) * CHARACTER
  const look = run(font, SIZE.fourth)
  return new Paragraph({
    style: REFERENCE,
    spacing: { line: REFERENCE_LINE, lineRule: LineRuleType.EXACT },
    indent: { left, hanging: CHARACTER },
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: LeaderType.DOT }],
    children: [
      new InternalHyperlink({
        anchor: mark,
        children: [
          new TextRun({ ...look, children: [printable(text), new Tab()] }),
          new PageReference(mark, { hyperlink: true }),
        ],
      }),
    ],
  })
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

function marked({ mark, text }: Marked, font: FontName, size: number, options: IParagraphOptions) {
  return new Paragraph({
    ...CENTRED,
    spacing: { line: LINE * 1.2, lineRule: LineRuleType.AT_LEAST },
    keepNext: true,
    ...options,
    children: [new Bookmark({ id: mark, children: [new TextRun({ ...run(font, size), text: printable(text) })] })],
  })
}

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

/** In millimetres; the library counts 96 dots an inch. */
const dots = (millimetres: number) => Math.round((millimetres / 25.4) * 96)

function picture({ bytes, type, width, height, caption }: Extract<BookBlock, { kind: 'picture' }>) {
  const image = new ImageRun({
    ...{ type, data: bytes },
    transformation: { width: dots(width), height: dots(height) },
    altText: { name: printable(caption), description: printable(caption) },
  })
  return [
    new Paragraph({ ...CENTRED, keepNext: true, spacing: { before: 160 }, children: [image] }),
    line(
      caption,
      'body',
      SIZE.smallFourth,
      { ...CENTRED, spacing: { after: 160, line: 400, lineRule: LineRuleType.EXACT } },
      true
    ),
  ]
}
