import {
  AlignmentType,
  Bookmark,
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
} from 'docx'
import { REFERENCE } from './bound_file.js'
import { printable } from './document_package.js'
import { CHARACTER, LINE, PAGE, SIZE, TEXT_WIDTH, footers, line, run, type FontName } from './document_parts.js'

/** What books and long papers share: a cover, contents that name pages, marks, pictures. */

/** Something that contents and indexes refer to; `mark` names it in the file and in the PDF. */
export type Marked = { mark: string; text: string }

/** `level` 2 is indented. */
export type ContentsLine = Marked & { level: 1 | 2 }

export type Cover = {
  /** With its line breaks. */
  title: string
  /** Under the title, and at the foot of the cover. */
  subtitle: string
  imprint: readonly string[]
}

const LINES_ONLY = { type: DocumentGridType.LINES, linePitch: LINE }

/** A little closer than in the text, so that the contents of a usual book are one page. */
const REFERENCE_LINE = 520

export const CENTRED = { alignment: AlignmentType.CENTER } as const
/** 一号, for the title of a cover. */
const COVER_SIZE = 52
/** 小二, for the title of a leaf. */
export const LEAF_SIZE = 36

export function section(
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

export function cover({ title, subtitle, imprint }: Cover): ISectionOptions {
  const spaced = (before: number) => ({
    ...CENTRED,
    spacing: { before: mm(before), line: 2 * LINE, lineRule: LineRuleType.AT_LEAST },
  })
  return {
    properties: section('nextPage', {}),
    children: [
      ...title.split('\n').map((text, index) => line(text, 'title', COVER_SIZE, spaced(index === 0 ? 45 : 0))),
      line(subtitle, 'secondHeading', LEAF_SIZE, spaced(8)),
      ...imprint.map((text, index) => line(text, 'secondHeading', SIZE.third, spacedImprint(index))),
    ],
  }
}

function spacedImprint(index: number) {
  return { ...CENTRED, spacing: { before: index === 0 ? mm(75) : 0, line: LINE, lineRule: LineRuleType.EXACT } }
}

export function contents(title: string, lines: readonly ContentsLine[]): ISectionOptions {
  return {
    properties: section('oddPage', {
      grid: { linePitch: LINE },
      page: { ...PAGE, pageNumbers: { start: 1, formatType: NumberFormat.UPPER_ROMAN } },
    }),
    footers: footers(),
    children: [
      line(title, 'title', SIZE.second, CENTRED),
      line(''),
      ...lines.map(({ level, mark, text }) =>
        level === 1 ? reference(mark, text, 'firstHeading', 0) : reference(mark, text, 'body', 2)
      ),
    ],
  }
}

/** A text, dots, and the page that it is on. LibreOffice loses what stands on a tab beyond a right indent: there is none. */
export function reference(mark: string, text: string, font: FontName, indented: number) {
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

export function marked({ mark, text }: Marked, font: FontName, size: number, options: IParagraphOptions) {
  return new Paragraph({
    ...CENTRED,
    spacing: { line: LINE * 1.2, lineRule: LineRuleType.AT_LEAST },
    keepNext: true,
    ...options,
    children: [new Bookmark({ id: mark, children: [new TextRun({ ...run(font, size), text: printable(text) })] })],
  })
}

/** In millimetres; the library counts 96 dots an inch. */
const dots = (millimetres: number) => Math.round((millimetres / 25.4) * 96)

/** Measured in millimetres. */
export type Picture = {
  kind: 'picture'
  bytes: Buffer
  type: 'jpg' | 'png'
  width: number
  height: number
  caption: string
  /** What it shows, for those who do not see it; else the caption. */
  inWords?: string
}

export function picture({ bytes, type, width, height, caption, inWords }: Picture) {
  const image = new ImageRun({
    ...{ type, data: bytes },
    transformation: { width: dots(width), height: dots(height) },
    altText: { name: printable(caption), description: printable(inWords ?? caption) },
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
