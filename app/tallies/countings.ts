import type { QueryClientContract } from '@adonisjs/lucid/types/database'
import measures from '#config/measures'

export type MeasureCode = keyof typeof measures

export const measureCodes = Object.keys(measures) as MeasureCode[]

/** The district of what belongs to none. */
export const WHOLE_CITY = '110000'

/** What one institution did in one year; institution 0 is the office itself. */
export type Part = {
  year: number
  organizationId: number
  districtCode: string
  value: number
  /** Of shares and means: of how many. */
  base?: number
}

/** One way in which records count towards a measure; texts under `measures.sources.<source>`. */
export type Counting = {
  measure: MeasureCode
  source: string
  /** Reads the records themselves, all or those of one institution. */
  count(client: QueryClientContract, organizationId?: number): Promise<Part[]>
  /** The page whose rows add up to the figure; `month` (01 to 12) for ledgers that know the day. */
  rowsPath(of: Rows): string
}

export type Rows = { year: number; month?: string; district?: string }

/**
 * The entries of a ledger that count.
 *
 * @param range the filter of its page for the day
 */
export function ledgerPath(page: string, range: string, { year, month = '', district }: Rows) {
  const days = new Date(Date.UTC(year, Number(month || 12), 0)).getUTCDate()
  const [from, to] = [`${year}-${month || '01'}-01`, `${year}-${month || '12'}-${days}`]
  const place = district ? `&district=${district}` : ''
  return `${page}?state=confirmed&counts=yes&${range}_from=${from}&${range}_to=${to}${place}`
}

const countings: Counting[] = []

/** Modules are registered in start/countings.ts. */
export function registerCountings(...added: Counting[]) {
  countings.push(...added)
}

export function allCountings(): readonly Counting[] {
  return countings
}
