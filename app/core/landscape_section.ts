import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  HeightRule,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
  convertMillimetersToTwip as mm,
} from 'docx'
import { section } from './bound_parts.js'
import { CHARACTER, PAGE, SIZE, TEXT_WIDTH, run } from './document_parts.js'

/** Sheets for wide tables: the usual sheet turned, so that its left edge is on top when it is bound (GB/T 9704, 9). */

/** A part of a page without any paragraph is no part. */
const EMPTY = new Paragraph({})

/** How long a line is there. */
export const LANDSCAPE_WIDTH = mm(225)

const { margin, size } = PAGE
const TURNED = {
  size: { ...size, orientation: PageOrientation.LANDSCAPE },
  margin: { top: margin.left, right: margin.top, bottom: margin.right, left: margin.bottom, header: mm(15) },
}

export const landscapeSection = (more: Parameters<typeof section>[1]) => ({
  properties: section('nextPage', { ...more, page: TURNED }),
  headers: { default: sideNumber('odd'), even: sideNumber('even') },
  footers: { default: new Footer({ children: [EMPTY] }), even: new Footer({ children: [EMPTY] }) },
})

/** What a section has to say, or it goes on with the numbers of a turned one. */
export const noHeaders = () => ({
  default: new Header({ children: [EMPTY] }),
  even: new Header({ children: [EMPTY] }),
})

/** 版心 to 页码, and how high a line of it is. */
const [AWAY, HIGH] = [mm(7), mm(8)]
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const BORDERS = { top: none, bottom: none, left: none, right: none }

/** The page number where it is on the other sheets when these are turned: on the left, below on odd pages and above on even ones. */
function sideNumber(kind: 'odd' | 'even') {
  const number = new Paragraph({
    alignment: kind === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    indent: { [kind === 'odd' ? 'right' : 'left']: CHARACTER },
    children: [new TextRun({ ...run('pageNumber', SIZE.fourth), children: ['— ', PageNumber.CURRENT, ' —'] })],
  })
  const cell = new TableCell({
    textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
    width: { size: HIGH, type: WidthType.DXA },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    borders: BORDERS,
    children: [number],
  })
  const beside = new Table({
    float: {
      horizontalAnchor: TableAnchorType.PAGE,
      absoluteHorizontalPosition: mm(35) - AWAY - HIGH,
      verticalAnchor: TableAnchorType.PAGE,
      absoluteVerticalPosition: mm(28),
    },
    width: { size: HIGH, type: WidthType.DXA },
    columnWidths: [HIGH],
    layout: TableLayoutType.FIXED,
    borders: { ...BORDERS, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ height: { value: TEXT_WIDTH, rule: HeightRule.EXACT }, children: [cell] })],
  })
  return new Header({ children: [beside, EMPTY] })
}
