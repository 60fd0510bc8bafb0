import type { CellValue, ReadSheet } from '#app/core/read_workbook'
import { letterOf } from '#app/core/spreadsheet'

/** What is wrong in a workbook, and where; its sentence is `indicators.workbook.<key>`. */
export type WorkbookFault = {
  sheet: string
  /** null: the sheet as a whole. */
  cell: string | null
  key: string
  params?: Record<string, string | number>
}

const APOSTROPHE = /^'(?=[=+\-@\t\r\n])/
const NUMBER = /^\d{1,9}(\.\d{1,4})?$/

/** The rows of one sheet under known headers. What a cell says wrong is noted, and the reading goes on. */
export class SheetReader {
  #row = 0

  constructor(
    readonly name: string,
    readonly headers: readonly string[],
    private rows: ReadSheet['rows'],
    private faults: WorkbookFault[]
  ) {}

  /** Rows in which nothing stands are none. */
  *each(): Generator<SheetReader> {
    for (const { cells, number } of this.rows.slice(1)) {
      if (cells.every((cell) => cell === null || cell === '')) continue
      this.#row = number
      this.#cells = cells
      yield this
    }
  }

  #cells: CellValue[] = []

  text(header: string, longest = 200): string {
    const value = this.#valueOf(header)
    const text = typeof value === 'string' ? value.replace(APOSTROPHE, '').trim() : String(value ?? '')
    if (text.length > longest) this.note(header, 'too_long', { most: longest })
    return text
  }

  /** @returns 0 where none is readable */
  number(header: string, { most = 100_000_000 } = {}): number {
    const value = this.#valueOf(header)
    if (value === null || value === '') return this.#wrong(header, 'no_number')
    const text = typeof value === 'number' ? String(Number(value.toPrecision(15))) : String(value).trim()
    if (!NUMBER.test(text)) return this.#wrong(header, 'no_number')
    return Number(text) > most ? this.#wrong(header, 'too_large', { most }) : Number(text)
  }

  /** In points, which have two decimals. */
  points(header: string): number {
    const points = this.number(header, { most: 100 })
    return Number.isInteger(Math.round(points * 10_000) / 100) ? points : this.#wrong(header, 'two_decimals')
  }

  id(header: string, pattern = /^\w{1,40}$/): string {
    const text = this.text(header)
    if (!pattern.test(text)) this.note(header, 'no_id')
    return text
  }

  /** The key of one of these words; the first one where it is none of them. */
  one<K extends string>(header: string, words: Readonly<Record<K, string>>): K {
    const text = this.text(header)
    const keys = Object.keys(words) as K[]
    const key = keys.find((one) => words[one] === text)
    if (key === undefined) this.note(header, 'not_one_of', { words: Object.values(words).join('、') })
    return key ?? keys[0]
  }

  note(header: string, key: string, params?: WorkbookFault['params']) {
    this.faults.push({
      sheet: this.name,
      cell: `${letterOf(this.headers.indexOf(header) + 1)}${this.#row}`,
      key,
      params,
    })
  }

  #valueOf(header: string) {
    const value = this.#cells[this.headers.indexOf(header)] ?? null
    if (typeof value !== 'object' || value === null) return value
    this.note(header, 'fault' in value ? value.fault : 'no_text')
    return null
  }

  #wrong(header: string, key: string, params?: WorkbookFault['params']): 0 {
    this.note(header, key, params)
    return 0
  }
}
