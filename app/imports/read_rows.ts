import type { ReadSheet } from '#app/core/read_workbook'
import { cellText, type CellFault, type CellNote } from './cell_text.js'
import type { Mapping } from './header_row.js'
import type { ImportColumn } from './import_kinds.js'

/** One line of the table as it was read: texts by field, and the cells that say nothing or were put in order. */
export type ReadRow = {
  line: number
  cells: Record<string, string | null>
  faults: { field: string; fault: CellFault }[]
  notes: { field: string; note: CellNote }[]
}

/** The lines under the table, as offices write them. */
const FOOTER =
  /^(填表人|制表人|经办人|审核人|复核人|负责人|填报人|填报单位|填报日期|联系电话|联系人|合计|总计|说明|备注|注)\s*[:：(（]/
const SUM = /^(合计|总计)$/

/** The lines below the headers, without empty ones and without 填表人 and its like. */
export function readRows(
  sheet: ReadSheet,
  headerLine: number,
  mapping: Mapping,
  columns: readonly ImportColumn[]
): ReadRow[] {
  const mapped = columns.filter(({ field }) => field in mapping)
  const rows: ReadRow[] = []
  for (const { number, cells } of sheet.rows) {
    if (number <= headerLine || isFooter(cells)) continue
    const row: ReadRow = { line: number, cells: {}, faults: [], notes: [] }
    let says = false
    for (const { field, type = 'text', counted } of mapped) {
      const { text, fault, note } = cellText(cells[mapping[field] - 1] ?? null, type)
      row.cells[field] = text
      if (fault) row.faults.push({ field, fault })
      if (note) row.notes.push({ field, note })
      if ((text !== null || fault) && !counted) says = true
    }
    if (says) rows.push(row)
  }
  return rows
}

function isFooter(cells: ReadSheet['rows'][number]['cells']) {
  const texts = new Set(cells.filter((cell) => cell !== null))
  const [first] = texts
  if (typeof first !== 'string') return false
  return SUM.test(first.trim()) || (texts.size <= 3 && FOOTER.test(first.trim()))
}
