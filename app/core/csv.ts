import { neutral, type Cell } from './spreadsheet.js'

/** Excel takes a file without this mark for GBK. */
export const UTF8_MARK = '\uFEFF'

/** RFC 4180; a cell that a spreadsheet would run is only text. */
export function csvLine(cells: readonly Cell[]) {
  return cells.map((cell) => `"${String(neutral(cell) ?? '').replaceAll('"', '""')}"`).join(',') + '\r\n'
}
