import type { LineInWords } from '#app/self_assessments/self_words'
import type { OpenCell, TripValue } from './round_trip.js'

/** One thing that an indicator asks, as pages show it. */
type Asked = LineInWords['asked'][number]

type Place = { column: number; most: number; decimals: number }

/** Where it is written: in one cell, or in two beside each other for a part of a whole. They are called as the fields of its page. */
export function askedCells(
  { field, kind, label, options }: Asked,
  of: string,
  { column, ...limits }: Place
): OpenCell[] {
  const number = { kind: 'number' as const, ...limits }
  if (kind === 'number') return [{ id: `${field}.${of}`, column, label, ...number }]
  if (kind !== 'share') return [{ id: `${field}.${of}`, column, label, kind: 'choice', words: options.map(textOf) }]
  const whole = `${field}whole.${of}`
  return [
    { id: `${field}part.${of}`, column, label, ...number, whole },
    { id: whole, column: column + 1, label: `${label}（总数）`, ...number },
  ]
}

const textOf = ({ text }: Asked['options'][number]) => text

/** What stands in these cells. */
export function askedValues({ field, kind, options, value }: Asked, of: string): Record<string, TripValue> {
  if (kind === 'share') {
    const { part, whole } = typeof value === 'object' ? value : { part: null, whole: null }
    return { [`${field}part.${of}`]: part, [`${field}whole.${of}`]: whole }
  }
  const said = options.find((option) => option.value === value)?.text ?? null
  return { [`${field}.${of}`]: kind === 'number' && typeof value === 'number' ? value : said }
}

/** Whatever is asked in a field is written in some of these. */
export const cellsOfField = (field: string, of: string) => ['', 'part', 'whole'].map((end) => `${field}${end}.${of}`)

/** What stands in the cells, as it would be typed on the page of the indicator. */
export function asTyped({ field, kind, options }: Asked, of: string, values: Readonly<Record<string, TripValue>>) {
  const fields = kind === 'share' ? [`${field}part`, `${field}whole`] : [field]
  return Object.fromEntries(
    fields.map((name) => {
      const value = values[`${name}.${of}`] ?? null
      const chosen = options.find(({ text }) => text === value)
      return [name, kind === 'yes' || kind === 'choice' ? chosen?.value : value]
    })
  )
}
