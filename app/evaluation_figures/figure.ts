/** One record that a figure is made of, as its source tells it. */
export type SourceRow = {
  designationId: number
  /** With `id` the name of the record: `consultation:12`. */
  type: string
  id: number | string
  label: string
  /** ISO day. */
  on: string | null
  href: string | null
  facts?: Readonly<Record<string, string | number | boolean | null>>
}

/** A row of one figure: what it adds (null: hidden), to a share also of how many. */
export type FigureRow = Omit<SourceRow, 'designationId' | 'facts'> & { part: number | null; base: number | null }

/** Why there is no value, or why it says little. */
export type FigureNote = 'not_recorded' | 'not_reported' | 'not_published' | 'few_answers' | 'no_rows' | 'small'

/** What the records of a point say for a year. `n` is what the value rests on: rows, or answers. */
export type Figure = {
  value: number | null
  numerator: number | null
  denominator: number | null
  n: number
  rowsCount: number
  rowsHash: string
  queryVersion: number
  note: FigureNote | null
}

/** A point as the sources ask about it. */
export type Point = {
  id: number
  organizationId: number
  name: string
  hostType: string
  districtCode: string
  profile: { hours?: unknown; longitude?: unknown; latitude?: unknown }
}

export type AskedYear = { points: readonly Point[]; year: number; today: string }

/** Reads the rows of some points and a year: so many statements however many points there are. */
export type FigureSource = (asked: AskedYear) => Promise<SourceRow[]>

export const idsOf = (points: readonly Point[]) => points.map(({ id }) => id)

export const spanOf = (year: number): [string, string] => [`${year}-01-01`, `${year}-12-31`]
