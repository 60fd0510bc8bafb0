import i18nManager from '@adonisjs/i18n/services/main'
import config from '#config/personal_data'
import { beijingDay } from '#app/core/beijing_day'
import { now } from '#app/core/clock'
import { tablesWorkbook } from '#app/core/tables_workbook'
import { zipStream, type ZipPart } from '#app/core/zip'
import { sourcesFor, type Whose } from './personal_sources.js'

type Row = Record<string, unknown>

/**
 * Everything about a person: data.json for programs, data.xlsx to read, and a page that says what it is.
 *
 * @returns the archive and how many rows are in it
 */
export async function personalArchive(whose: Whose, locale: string) {
  const found = await everythingAbout(whose)
  const rows = found.reduce((total, one) => total + one.rows.length, 0)
  return { rows, stream: zipStream(await partsOf(found, locale)) }
}

async function everythingAbout(whose: Whose) {
  const found: { key: string; columns: readonly string[]; rows: Row[] }[] = []
  for (const { source, query } of sourcesFor(whose)) {
    const { key, columns } = source
    const newest = query.clone().orderBy(columns.includes('id') ? 'id' : columns[0], 'desc')
    const rows: Row[] = await newest.select(...columns).limit(config.mostRows)
    found.push({ key, columns, rows })
  }
  return found
}

async function partsOf(found: Awaited<ReturnType<typeof everythingAbout>>, locale: string): Promise<ZipPart[]> {
  const i18n = i18nManager.locale(locale)
  const name = (key: string) => i18n.t(`personal_data.sources.${key}`)
  const made = { made_at: now().toISOString(), time_zone: 'UTC' }
  const json = { ...made, data: Object.fromEntries(found.map(({ key, rows }) => [key, rows])) }
  const tables = found
    .filter(({ rows }) => rows.length > 0)
    .map(({ key, columns, rows }) => ({
      name: name(key),
      headers: columns.map((column) => i18n.t(`personal_data.columns.${column}`)),
      rows: rows.map((row) => columns.map((column) => cellOf(row[column]))),
    }))
  const counts = found.map(({ key, rows }) => `${name(key)}: ${rows.length}`).join('\r\n')
  return [
    { path: 'README.txt', content: `${i18n.t('personal_data.readme', { day: beijingDay() })}\r\n\r\n${counts}\r\n` },
    { path: 'data.json', content: JSON.stringify(json, null, 2) },
    ...(tables.length > 0 ? [{ path: 'data.xlsx', content: await tablesWorkbook(tables) }] : []),
  ]
}

function cellOf(value: unknown) {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.toISOString().slice(0, 19).replace('T', ' ')
  if (typeof value === 'number') return value
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
