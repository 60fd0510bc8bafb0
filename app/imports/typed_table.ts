import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import { csvLine, decodeText } from '#app/core/csv'
import { invalid } from '#app/core/form_page'
import { readWorkbook, WorkbookRefused } from '#app/core/read_workbook'
import { importLimits } from '#config/imports'
import { chooseSheet } from './choose_sheet.js'
import { readRows } from './read_rows.js'

/**
 * A small table for a page that judges line by line: what was pasted, or an uploaded file, text or workbook, as lines of
 * text under these headings.
 *
 * @throws E_VALIDATION_ERROR for a workbook that is not read, and for cells that say nothing: a formula, a lost code
 */
export async function typedTable({ request, i18n }: HttpContext, headings: readonly string[]): Promise<string> {
  const file = request.file('file', { size: '1mb' })
  if (!file?.isValid || file.size === 0) return String(request.input('lines') ?? '')
  const content = await readFile(file.tmpPath!)
  if (!isArchive(content)) return decodeText(content)
  try {
    const { rows, known } = await rowsOf(content, headings)
    for (const { line, faults } of rows) {
      if (faults.length === 0) continue
      const message = i18n.t(`imports.faults.${faults[0].fault}`)
      throw invalid('file', i18n.t('imports.reason', { column: `${faults[0].field} ${line}`, message }))
    }
    const lines = rows.map(({ cells }) => known.map((heading) => cells[heading]))
    return [known, ...lines].map(csvLine).join('')
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error
    const limits = { rows: importLimits.mostRows, columns: importLimits.mostColumns }
    throw invalid('file', i18n.t(`imports.refusals.${error.reason}`, limits))
  }
}

const isArchive = (content: Buffer) => content.subarray(0, 2).toString() === 'PK'

async function rowsOf(workbook: Buffer, headings: readonly string[]) {
  const columns = headings.map((header) => ({ field: header, header }))
  const { sheet, line, mapping } = chooseSheet(await readWorkbook(workbook, importLimits), columns)
  return { rows: readRows(sheet, line, mapping, columns), known: headings.filter((heading) => heading in mapping) }
}
