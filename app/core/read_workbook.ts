import { fromBufferPromise, type Entry } from 'yauzl'
import ExcelJS from 'exceljs'

export type WorkbookLimits = {
  mostRows: number
  mostColumns: number
  mostUnpacked: number
  mostTimes: number
  mostParts: number
  /** Parts that no workbook of this kind has. */
  foreign?: RegExp
}

export type WorkbookFault =
  'damaged' | 'bomb' | 'too_many_parts' | 'macros' | 'foreign_parts' | 'unsafe' | 'too_many_rows' | 'too_many_columns'

/** A workbook that is not read, whoever sent it. */
export class WorkbookRefused extends Error {
  constructor(
    readonly reason: WorkbookFault,
    options?: ErrorOptions
  ) {
    super(`Workbook refused: ${reason}`, options)
  }
}

/** What stands in a cell. A formula is never a value: nobody sees what it says before it is worked out. */
export type CellValue = string | number | Date | { fault: 'formula' | 'error' } | null

export type ReadSheet = {
  name: string
  hidden: boolean
  rows: { number: number; hidden: boolean; cells: CellValue[] }[]
}

/** Header and footer lines, and some to spare, beside the rows themselves. */
const SPARE_ROWS = 100

/**
 * The sheets of a workbook from somewhere else, cell by cell; column A is `cells[0]`, merged cells all say what the
 * first of them says.
 *
 * @throws WorkbookRefused
 */
export async function readWorkbook(file: Buffer, limits: WorkbookLimits): Promise<ReadSheet[]> {
  await refuseBombs(file, limits)
  const workbook = await openWorkbook(file, limits)
  return workbook.worksheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.state !== 'visible',
    rows: rowsOf(sheet),
  }))
}

/** @throws WorkbookRefused */
export async function openWorkbook(
  file: Buffer,
  { mostRows, mostColumns }: Pick<WorkbookLimits, 'mostRows' | 'mostColumns'>
) {
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(file as never, { maxRows: mostRows + SPARE_ROWS, maxCols: mostColumns } as never)
  } catch (cause) {
    throw new WorkbookRefused(reasonOf(cause), { cause })
  }
  if (workbook.worksheets.length === 0) throw new WorkbookRefused('damaged')
  return workbook
}

function reasonOf(cause: unknown): WorkbookFault {
  const { message } = cause as Error
  if (/max row count/i.test(message)) return 'too_many_rows'
  return /max column count/i.test(message) ? 'too_many_columns' : 'damaged'
}

/** Sizes that an archive declares can lie, so every part is unpacked and counted once, before anything is built of it. */
async function refuseBombs(file: Buffer, { mostUnpacked, mostTimes, mostParts, foreign }: WorkbookLimits) {
  try {
    const zip = await fromBufferPromise(file, { lazyEntries: true, strictFileNames: true })
    if (zip.entryCount > mostParts) throw new WorkbookRefused('too_many_parts')
    const most = Math.min(mostUnpacked, Math.max(file.length * mostTimes, 1024 * 1024))
    let unpacked = 0
    for await (const entry of zip.eachEntry()) {
      if (/vbaProject|\/macrosheets\//i.test(entry.fileName)) throw new WorkbookRefused('macros')
      if (foreign?.test(entry.fileName)) throw new WorkbookRefused('foreign_parts')
      for await (const piece of await zip.openReadStreamPromise(entry)) {
        unpacked += piece.length
        if (unpacked > most) throw new WorkbookRefused('bomb')
        if (declaresEntities(entry, piece)) throw new WorkbookRefused('unsafe')
      }
    }
  } catch (cause) {
    throw cause instanceof WorkbookRefused ? cause : new WorkbookRefused('damaged', { cause })
  }
}

/** No office program writes a document type into a workbook. */
function declaresEntities({ fileName }: Entry, piece: Buffer) {
  return /\.(xml|rels)$/i.test(fileName) && (piece.includes('<!DOCTYPE') || piece.includes('<!ENTITY'))
}

function rowsOf(sheet: ExcelJS.Worksheet) {
  const rows: ReadSheet['rows'] = []
  sheet.eachRow((row, number) => {
    const cells: CellValue[] = []
    row.eachCell((cell, column) => (cells[column - 1] = valueOf(cell.value)))
    rows.push({ number, hidden: row.hidden, cells: Array.from(cells, (cell) => cell ?? null) })
  })
  return rows
}

function valueOf(value: ExcelJS.CellValue): CellValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || value instanceof Date) return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if ('formula' in value || 'sharedFormula' in value) return { fault: 'formula' }
  if ('error' in value) return { fault: 'error' }
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  return 'text' in value ? valueOf(value.text as ExcelJS.CellValue) : null
}
