import i18nManager from '@adonisjs/i18n/services/main'

/** The report is Chinese, whoever reads it. */
export const zh = (key: string) => i18nManager.locale('zh-CN').t(key)

export const districtName = (code: string) => zh(`districts.${code}`)

/** 甲、乙、丙 */
export const listed = (names: readonly string[]) => names.join('、')

/** 01 to 12, as keys of facts have them. */
export const months = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'))

export const monthName = (month: string) => `${Number(month)}月`

/** What stands in a table's cell where nothing is known or nothing is. */
export const NOTHING = '—'

/** BDA has capital letters; keys of facts have none. */
export const keyOf = (code: string) => code.toLowerCase()

/** Rows of a table that has none: the table and its number stay. */
export function rowsOr<Row>(rows: readonly Row[], columns: readonly string[], said: string): (Row | string[])[] {
  return rows.length > 0 ? [...rows] : [[said, ...columns.slice(1).map(() => NOTHING)]]
}
