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
  value(rows: readonly Row[]): number | null
  rowsPath?: string | null
  decimals?: Fact['decimals']
  period?: Period
  /** Why nothing is known of a year without a row. */
  missing?: WhyMissing
}

type Part<Row> = Partial<Omit<Making<Row>, 'year' | 'rows'>> & {
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
    const figureOf = (of: number) =>
      rows.some((row) => row.year === of) ? value(rows.filter((row) => row.year === of && where(row))) : null
    const used = rows.filter((row) => row.year === year && where(row))
    const found = figureOf(year)
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
