import type { ReadSheet } from '#app/core/read_workbook'
import { findHeaders, mapHeaders, type FoundHeaders, type Mapped } from './header_row.js'
import type { Remark } from './import.js'
import type { ImportColumn } from './import_kinds.js'

export type ChosenSheet = FoundHeaders & Mapped & { sheet: ReadSheet; remarks: Remark[] }

/** The visible sheet that has most of the headers, and what the person should know of the others. */
export function chooseSheet(sheets: ReadSheet[], columns: readonly ImportColumn[]): ChosenSheet {
  const visible = sheets.filter(({ hidden }) => !hidden)
  const found = (visible.length > 0 ? visible : sheets).map((sheet) => {
    const headers = findHeaders(sheet, columns)
    return { sheet, ...headers, ...mapHeaders(headers.headers, columns) }
  })
  const [best] = found.sort((a, b) => Object.keys(b.mapping).length - Object.keys(a.mapping).length)
  return { ...best, remarks: remarksOf(sheets, best) }
}

function remarksOf(sheets: ReadSheet[], { sheet, line }: { sheet: ReadSheet; line: number }): Remark[] {
  const others = sheets.filter((other) => other !== sheet && other.rows.length > 0)
  const hiddenRows = sheet.rows.filter(({ number, hidden }) => hidden && number > line)
  return [
    ...namesOf(
      'other_sheets',
      others.filter(({ hidden }) => !hidden)
    ),
    ...namesOf(
      'hidden_sheets',
      others.filter(({ hidden }) => hidden)
    ),
    ...(hiddenRows.length > 0
      ? [{ remark: 'hidden_rows', params: { count: hiddenRows.length, first: hiddenRows[0].number } }]
      : []),
  ]
}

function namesOf(remark: string, sheets: ReadSheet[]): Remark[] {
  return sheets.length === 0 ? [] : [{ remark, params: { names: sheets.map(({ name }) => name).join('、') } }]
}
