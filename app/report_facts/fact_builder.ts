import { hashOfRows, type Fact, type Period, type Unit, type WhyMissing } from './fact.js'

/** 1 January to 31 December. */
export const wholeYear = (year: number): Period => ({ from: `${year}-01-01`, until: `${year}-12-31` })

/** One line of a statement that grouped the records of two years: how many records it stands for, and their sums. */
export type GroupedRow = { year: number; records: number }

type Making<Row> = {
  year: number
  /** Of the year and of the year before. */
  rows: readonly Row[]
  unit: Unit
  /** `consultations@1` */
  query: string
  /** What some rows make together; null where it cannot be said of them. */
  value(rows: readonly NoInfer<Row>[]): number | null
  rowsPath?: string | null
  decimals?: Fact['decimals']
  period?: Period
  /** Whether the house knows a year at all; without it, where there is a row of it. */
  isKnown?(year: number): boolean
  /** Why nothing is known of a year. */
  missing?: WhyMissing
}

type Part<Row> = Partial<Omit<Making<Row>, 'year' | 'rows' | 'isKnown'>> & {
  key: string
  label: string
  /** Which rows this figure is of; all of them without it. */
  where?(row: Row): boolean
}

/**
 * Makes facts of grouped rows, each with the same figure of the year before. Of a year without any row nothing is known:
 * its figures are null, not nought.
 *
 * @example
 * const fact = factsFrom({ year, rows, unit: '次', query: 'consultations@1', value: sumOf('records') })
 * fact({ key: 'services.by_channel.phone', label: '电话咨询次数', where: ({ channel }) => channel === 'phone' })
 */
export function factsFrom<Row extends GroupedRow>(making: Making<Row>) {
  return ({ key, label, where = () => true, ...own }: Part<Row>): Fact => {
    const { year, rows, unit, query, value, rowsPath = null, decimals = 0, ...rest } = { ...making, ...own }
    const { isKnown = (of: number) => rows.some((row) => row.year === of) } = making
    const rowsOf = (of: number) => rows.filter((row) => row.year === of && where(row))
    const figureOf = (of: number) => (isKnown(of) ? value(rowsOf(of)) : null)
    const [used, found] = [rowsOf(year), figureOf(year)]
    return {
      ...{ key, label, value: found, decimals, unit, query, rowsPath },
      period: rest.period ?? wholeYear(year),
      rowsCount: used.reduce((sum, { records }) => sum + records, 0),
      rowsHash: hashOfRows(used),
      previous: figureOf(year - 1),
      ...(found === null && { missing: rest.missing ?? 'not_recorded' }),
    }
  }
}

/** Adds up one column. */
export const sumOf =
  <Name extends string>(name: Name) =>
  (rows: readonly Record<Name, number>[]) =>
    rows.reduce((sum, row) => sum + row[name], 0)

/** Per cent to one decimal; null of nothing. */
export const percentOf = (part: number, whole: number) => (whole === 0 ? null : Math.round((part * 1000) / whole) / 10)

/** The parts that are known make the whole. */
export function sumFrom(total: string, parts: readonly Fact[]) {
  return { total, parts: parts.filter(({ value }) => value !== null).map(({ key }) => key) }
}

/** What the report has to say of facts without a value, by their labels. */
export function missingOf(facts: readonly Fact[]) {
  return facts.flatMap(({ label, missing }) => (missing ? [{ about: label, why: missing }] : []))
}
