import type { CellValue, ReadSheet } from '#app/core/read_workbook'
import type { ImportColumn } from './import_kinds.js'

export type Header = {
  /** Column A is 1. */
  column: number
  text: string
  /** Some of what stands below. */
  samples: string[]
}

/** Field → column of the workbook. */
export type Mapping = Record<string, number>

export type FoundHeaders = { line: number; headers: Header[] }

const LOOKED_AT = 10

/** 单位 名称（全称）*, and 单位名称 are one header. */
export function plainHeader(text: string) {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|[\s*:·,、/_-]/g, '')
}

/** The line among the first ten that has most of the headers. Of headers in two lines the lower one counts. */
export function findHeaders(sheet: ReadSheet, columns: readonly ImportColumn[]): FoundHeaders {
  const top = sheet.rows.filter(({ number }) => number <= LOOKED_AT)
  const candidates = top.flatMap(({ number, cells }, at) => {
    const texts = cells.map(headerText)
    const above = top[at - 1]?.cells.map(headerText) ?? []
    const both = Array.from({ length: Math.max(texts.length, above.length) }, (_, i) => texts[i] || above[i] || '')
    return [
      { line: number, texts, extra: 0 },
      { line: number, texts: both, extra: 1 },
    ]
  })
  const scored = candidates.map((candidate) => ({ ...candidate, score: scoreOf(candidate.texts, columns) }))
  const [best] = scored.sort((a, b) => b.score - a.score || a.extra - b.extra || a.line - b.line)
  if (!best) return { line: 1, headers: [] }
  return { line: best.line, headers: headersOf(best.texts, samplesBelow(sheet, best.line)) }
}

/** Each header that is known counts much, each different text a little: so that a table of unknown words is found too. */
function scoreOf(texts: string[], columns: readonly ImportColumn[]) {
  const known = new Set(texts.map((text) => fieldOf(text, columns)).filter(Boolean))
  return known.size * 1000 + Math.min(new Set(texts.filter(Boolean)).size, 999)
}

function headersOf(texts: string[], samples: (column: number) => string[]): Header[] {
  return texts
    .map((text, at) => ({ column: at + 1, text: text.slice(0, 60), samples: samples(at) }))
    .filter(({ text, samples: below }) => text !== '' || below.length > 0)
}

function samplesBelow({ rows }: ReadSheet, line: number) {
  const below = rows.filter(({ number }) => number > line).slice(0, 20)
  return (at: number) => {
    const texts = below.map(({ cells }) => headerText(cells[at] ?? null)).filter(Boolean)
    return [...new Set(texts)].slice(0, 2).map((text) => text.slice(0, 40))
  }
}

function headerText(value: CellValue) {
  if (value === null || (typeof value === 'object' && !(value instanceof Date))) return ''
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value).replace(/\s+/g, ' ').trim()
}

/** The field whose header or alias this is, word for word. */
export function fieldOf(text: string, columns: readonly ImportColumn[]): string | null {
  const plain = plainHeader(text)
  if (plain === '') return null
  const found = columns.find(({ header, aliases }) =>
    [header, ...(aliases ?? [])].some((name) => plainHeader(name) === plain)
  )
  return found?.field ?? null
}

/** The same for headers that only resemble one: what the page of the mapping proposes. */
export function guessField(text: string, columns: readonly ImportColumn[]): string | null {
  const exact = fieldOf(text, columns)
  const plain = plainHeader(text)
  if (exact || plain.length < 2) return exact
  const near = columns.flatMap(({ field, header, aliases }) =>
    [header, ...(aliases ?? [])]
      .map(plainHeader)
      .filter((name) => name.length >= 2 && (plain.includes(name) || name.includes(plain)))
      .map((name) => ({ field, length: name.length }))
  )
  return near.sort((a, b) => b.length - a.length)[0]?.field ?? null
}

export type Mapped = { mapping: Mapping; missing: ImportColumn[]; twice: ImportColumn[] }

/** Which column is which field, and what keeps the workbook from being read as it is. */
export function mapHeaders(headers: readonly Header[], columns: readonly ImportColumn[]): Mapped {
  const mapping: Mapping = {}
  const twice: ImportColumn[] = []
  for (const { column, text } of headers) {
    const field = fieldOf(text, columns)
    if (!field) continue
    if (field in mapping) twice.push(columns.find((known) => known.field === field)!)
    else mapping[field] = column
  }
  const missing = columns.filter(({ field, required }) => required && !(field in mapping))
  return { mapping, missing, twice }
}
