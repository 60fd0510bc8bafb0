import type { Cell, ChapterBlock } from '#app/report_facts/chapter_content'
import type { Fact } from '#app/report_facts/fact'
import { spoken } from '#app/report_facts/spoken'
import { readable } from './report_text.js'

type Facts = ReadonlyMap<string, Fact>

/** A block as it is read on a page: with its numbers said. */
export function readBlock(block: ChapterBlock, facts: Facts) {
  switch (block.kind) {
    case 'passage':
      return { ...block, text: readable(block.text, facts) }
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => cellText(cell, facts))) }
    default:
      return block
  }
}

function cellText(cell: Cell, facts: Facts) {
  if (typeof cell === 'string') return cell
  const fact = facts.get(cell.fact)
  return fact ? spoken(fact, cell.form) : cell.fact
}
