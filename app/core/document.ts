import { AlignmentType, Document, type Paragraph, type Table } from 'docx'
import { packed } from './document_package.js'
import {
  CHARACTER,
  GRID,
  INDENTED,
  PAGE,
  SIZE,
  chineseNumber,
  footers,
  line,
  run,
  table,
  type TableBlock,
} from './document_parts.js'
import { formatDay, paragraphsOf } from './format.js'
import { widthInCharacters } from './title_lines.js'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What an official paper is made of, in the order in which it stands there. */
export type Block =
  | { kind: 'title' | 'addressee' | 'paragraph'; text: string }
  /** 文号: 京知局〔2026〕12号; round or square brackets around the year become hexagonal. */
  | { kind: 'number'; text: string }
  /** Numbered by itself: 一、 (一) 1. (1) */
  | { kind: 'heading'; level: Level; text: string }
  | TableBlock
  /** 署名 and 成文日期, an ISO day. */
  | { kind: 'signature'; by: string; day: string }

type Level = 1 | 2 | 3 | 4

const HEADING_FONTS = ['firstHeading', 'secondHeading', 'body', 'body'] as const

/**
 * A Word file in the style of official papers (GB/T 9704): A4, 22 lines of 28 characters. The same blocks always give
 * the same bytes.
 *
 * @param facts.day the ISO day that the file says it was made on
 */
export async function officialDocument(
  blocks: readonly Block[],
  facts: { title: string; author: string; day: string }
) {
  const number = headingNumbers()
  const children = blocks.flatMap((block) => (block.kind === 'heading' ? heading(block, number) : drawn(block)))
  const document = new Document({
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { ...run('body', SIZE.third), language: { eastAsia: 'zh-CN' } } } } },
    sections: [{ properties: { page: PAGE, grid: GRID }, footers: footers(), children }],
  })
  return packed(document, facts)
}

function drawn(block: Exclude<Block, { kind: 'heading' }>): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'title':
      return [line(block.text, 'title', SIZE.second, { alignment: AlignmentType.CENTER }), line('')]
    case 'number':
      return [line(hexagonal(block.text), 'body', SIZE.third, { alignment: AlignmentType.CENTER }), line('')]
    case 'addressee':
      return [line(`${block.text}：`)]
    case 'paragraph':
      return paragraphsOf(block.text).map((text) => line(text, 'body', SIZE.third, INDENTED))
    case 'table':
      return table(block)
    case 'signature':
      return signature(block)
  }
}

function heading({ level, text }: { level: Level; text: string }, number: (level: Level) => string) {
  const options = { ...INDENTED, keepNext: true, outlineLevel: level - 1 }
  return [line(number(level) + text, HEADING_FONTS[level - 1], SIZE.third, options)]
}

/** The day ends four characters before the edge, and who signs stands over its middle; a draft has no day yet. */
export function signature({ by, day }: { by: string; day: string | null }) {
  const written = day === null ? NO_DAY : formatDay(day)
  const further = Math.round(((widthInCharacters(by) - widthInCharacters(written)) / 2) * CHARACTER)
  const right = (indent: number) => ({ alignment: AlignmentType.RIGHT, indent: { right: indent } })
  return [
    line('', 'body', SIZE.third, { keepNext: true }),
    line(by, 'body', SIZE.third, { ...right(Math.max(0, 4 * CHARACTER - further)), keepNext: true }),
    line(written, 'body', SIZE.third, right(4 * CHARACTER)),
  ]
}

/** To be filled in by hand. */
const NO_DAY = '\u3000\u3000年\u3000月\u3000日'

export function hexagonal(text: string) {
  return text.replace(/[[(（［【](\d{4})[\])）］】]/g, '〔$1〕')
}

/** Counts on each level anew under the heading above it. */
export function headingNumbers() {
  const counts = [0, 0, 0, 0]
  return (level: Level) => {
    const count = ++counts[level - 1]
    counts.fill(0, level)
    return [`${chineseNumber(count)}、`, `（${chineseNumber(count)}）`, `${count}. `, `（${count}）`][level - 1]
  }
}
