import type { Cell, ChapterBlock } from '#app/report_facts/chapter_content'
import { changeOf, type Fact } from '#app/report_facts/fact'
import { spoken } from '#app/report_facts/spoken'
import { widthInCharacters } from '#app/core/title_lines'
import { factIn } from './report_content.js'
import { reportWords } from './report_words.js'

export type PrintedCell = { text: string; fact?: Fact; form?: 'value' | 'change' }

/** A table as it is printed. */
export type PrintedTable = {
  kind: 'table'
  /** Names it in a page: `table_6`. */
  mark: string
  number?: number
  caption: string
  columns: readonly string[]
  widths: readonly number[]
  rows: readonly (readonly PrintedCell[])[]
  aligned: readonly ('left' | 'center' | 'right')[]
  landscape: boolean
}

type Facts = ReadonlyMap<string, Fact>
type TableBlock = Extract<ChapterBlock, { kind: 'table' }>

export function printedTable(block: TableBlock, facts: Facts): PrintedTable {
  const rows = block.rows.map((row) => row.map((cell) => printedCell(cell, facts)))
  return {
    ...{ kind: 'table', mark: markOf(block), number: block.number },
    caption: reportWords.table(block.number, block.caption),
    ...{ columns: block.columns, widths: block.widths, rows, landscape: block.landscape === true },
    aligned: block.columns.map((_, at) => alignmentOf(rows.map((row) => row[at]))),
  }
}

const markOf = ({ number, key }: TableBlock) => (number === undefined ? `table_${key}` : `table_${number}`)

function printedCell(cell: Cell, facts: Facts): PrintedCell {
  if (typeof cell === 'string') return { text: cell }
  const fact = factIn(facts, cell.fact)
  return { text: cell.form === 'change' ? shortChange(fact) : spoken(fact, cell.form), fact, form: cell.form }
}

/** In a column of its own the sign says what a text says in words. */
function shortChange(fact: Fact) {
  const change = changeOf(fact)
  if (change === null) return '—'
  const sign = change > 0 ? '+' : change < 0 ? '−' : ''
  return `${sign}${Math.abs(change).toFixed(1)}${fact.unit === '%' ? '个百分点' : '%'}`
}

/** Figures stand under each other, short words in the middle, texts on the left. */
function alignmentOf(cells: readonly (PrintedCell | undefined)[]) {
  const filled = cells.filter((cell) => cell && cell.text !== '')
  if (filled.some((cell) => cell!.fact)) return 'right'
  return filled.every((cell) => widthInCharacters(cell!.text) <= SHORT) ? 'center' : 'left'
}

const SHORT = 6
