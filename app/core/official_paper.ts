import { AlignmentType, Document, type Paragraph, type Table } from 'docx'
import { headingNumbers, type Level } from './chinese_numbers.js'
import type { Block } from './document.js'
import { packed } from './document_package.js'
import { CHARACTER, GRID, INDENTED, PAGE, SIZE, footers, line, run, table } from './document_parts.js'
import { formatDay, paragraphsOf } from './format.js'
import { widthInCharacters } from './title_lines.js'

const HEADING_FONTS = ['firstHeading', 'secondHeading', 'body', 'body'] as const

export async function writtenPaper(blocks: readonly Block[], facts: { title: string; author: string; day: string }) {
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
