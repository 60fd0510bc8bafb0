import type { I18n } from '@adonisjs/i18n'
import { markWorkbook, type Mark } from '#app/core/mark_workbook'
import { importLimits } from '#config/imports'
import type Import from './import.js'
import { workbookOf } from './import_context.js'
import { reasonsOf, resultOf } from './import_list.js'
import ImportRow from './import_row.js'

/** The same workbook, its bad cells coloured, with two columns more: what becomes of the row, and why. */
export async function explainedWorkbook(intake: Import, i18n: Pick<I18n, 't'>): Promise<Buffer> {
  const rows = await ImportRow.query().where('importId', intake.id).orderBy('line')
  const written = !['checked', 'discarded'].includes(intake.state)
  const marks = rows.map((row): Mark => ({
    line: row.line,
    cells: cellsOf(row, intake.mapping!),
    texts: [resultOf(row, written, i18n), reasonsOf(intake.kind, row, i18n).join('\n')],
  }))
  const headers = ['verdict', 'reasons'].map((column) => i18n.t(`imports.columns.${column}`))
  const { sheet, headerLine } = intake
  return markWorkbook(await workbookOf(intake), importLimits, {
    sheet: sheet!,
    headerLine: headerLine!,
    headers,
    marks,
  })
}

function cellsOf({ faults }: ImportRow, mapping: Record<string, number>): Mark['cells'] {
  return faults
    .filter(({ kind, field }) => kind !== 'note' && field in mapping)
    .map(({ kind, field }) => ({ column: mapping[field], tone: kind === 'warning' ? 'warning' : 'bad' }))
}
