import { DateTime, FixedOffsetZone } from 'luxon'

/** How the pages write days, times and numbers. Everybody who uses the system lives in Beijing time. */
export const ZONE = 'Asia/Shanghai'
export const NOTHING = '—'

export type Moment = DateTime | Date | string | null | undefined

/** Beijing has kept UTC+8 without summer time since 1992; a fixed zone costs a small part of one that is looked up. */
const FIXED = FixedOffsetZone.instance(8 * 60)
const FIXED_SINCE = Date.UTC(1992, 0, 1)
const HOUR = 3_600_000

const DAY = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)Z?$/

function inBeijing(moment: DateTime) {
  return moment.setZone(moment.toMillis() >= FIXED_SINCE ? FIXED : ZONE)
}

/** A day without a time stays that day everywhere; a moment from the database without a zone is UTC. */
export function momentOf(value: Moment): DateTime | null {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return inBeijing(DateTime.fromJSDate(value, { zone: 'utc' }))
  if (DateTime.isDateTime(value)) return inBeijing(value)
  if (DAY.test(value)) return DateTime.fromISO(value, { zone: value >= '1992' ? FIXED : ZONE })
  return inBeijing(DateTime.fromISO(value.replace(' ', 'T'), { zone: 'utc' }))
}

/**
 * What the clock of Beijing shows at a moment, as if it were the clock of Greenwich; null for what is no moment. By
 * arithmetic, because a page shows dozens and a list hundreds.
 */
export function shownInBeijing(value: Moment): Date | null {
  const shown = quickly(value) ?? momentOf(value)?.setZone('utc', { keepLocalTime: true }).toMillis()
  return shown === undefined || Number.isNaN(shown) ? null : new Date(shown)
}

function quickly(value: Moment) {
  if (typeof value !== 'string') return value ? inZone(value.valueOf()) : null
  if (DAY.test(value)) return existing(value)
  const [, day, time] = INSTANT.exec(value) ?? []
  return day && existing(day) !== null ? inZone(Date.parse(`${day}T${time}Z`)) : null
}

const inZone = (moment: number) => (moment >= FIXED_SINCE ? moment + 8 * HOUR : null)

/** Not the second of March for the thirtieth of February. */
function existing(day: string) {
  const moment = Date.parse(day)
  return new Date(moment).getUTCDate() === Number(day.slice(8)) ? moment : null
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const dayOfYear = (shown: Date, locale: string) =>
  locale === 'en'
    ? `${shown.getUTCDate()} ${MONTHS[shown.getUTCMonth()]}`
    : `${shown.getUTCMonth() + 1}月${shown.getUTCDate()}日`

function dayWithYear(shown: Date, locale: string) {
  const day = dayOfYear(shown, locale)
  return locale === 'en' ? `${day} ${shown.getUTCFullYear()}` : `${shown.getUTCFullYear()}年${day}`
}

/** 2026年11月23日, or 23 Nov 2026. */
export function formatDay(value: Moment, locale = 'zh-CN') {
  const shown = shownInBeijing(value)
  return shown ? dayWithYear(shown, locale) : NOTHING
}

/** 11月23日 18:00, with the year when it is not this year. */
export function formatTime(value: Moment, locale = 'zh-CN', now: Moment = new Date()) {
  const shown = shownInBeijing(value)
  if (!shown) return NOTHING
  const isThisYear = shown.getUTCFullYear() === shownInBeijing(now)?.getUTCFullYear()
  const day = isThisYear ? dayOfYear(shown, locale) : dayWithYear(shown, locale)
  return `${day}${locale === 'en' ? ', ' : ' '}${shown.toISOString().slice(11, 16)}`
}

/** What a sentence names, with its days and moments as people read them. */
export function factsInWords(facts: Record<string, any>, locale = 'zh-CN') {
  const words = (value: unknown) => {
    if (typeof value !== 'string') return value
    if (DAY.test(value)) return formatDay(value, locale)
    return INSTANT.test(value) ? formatTime(value, locale) : value
  }
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, words(value)]))
}

/** The value of a `<time datetime>`. */
export function machineTime(value: Moment) {
  const shown = quickly(value)
  if (shown !== null) return new Date(shown).toISOString().replace(/(\.000)?Z$/, '+08:00')
  return momentOf(value)?.toISO({ suppressMilliseconds: true }) ?? ''
}

/** The value of an `<input type="date">`; what a form sent in its place may be a list. */
export function dateInput(value: unknown) {
  const isText = typeof value === 'string'
  if (!isText && !(value instanceof Date) && !DateTime.isDateTime(value)) return ''
  return shownInBeijing(value)?.toISOString().slice(0, 10) ?? (isText ? value : '')
}

/** Making one takes longer than all that it ever formats on a page. */
const numberFormats = new Map<number, Intl.NumberFormat>()

function numberFormat(decimals: number) {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: Math.max(decimals, 2) }
  const format = numberFormats.get(decimals) ?? new Intl.NumberFormat('en-US', digits)
  numberFormats.set(decimals, format)
  return format
}

export function formatNumber(value: number | string | null | undefined, decimals = 0) {
  if (value === null || value === undefined || value === '' || Number.isNaN(Number(value))) return NOTHING
  return numberFormat(decimals).format(Number(value))
}

/** 86 KB, 2.4 MB. */
export function formatBytes(bytes: number | string | null | undefined) {
  if (bytes === null || bytes === undefined) return NOTHING
  let size = Number(bytes)
  for (const unit of ['B', 'KB', 'MB']) {
    if (size < 1000) return `${Number(size.toFixed(size < 10 && unit !== 'B' ? 1 : 0))} ${unit}`
    size /= 1024
  }
  return `${size.toFixed(1)} GB`
}

/** Hundredths of a point as people write them: 8650 → 86.50. */
export function formatScore(hundredths: number | string | null | undefined) {
  return hundredths === null || hundredths === undefined ? NOTHING : (Number(hundredths) / 100).toFixed(2)
}

/** The paragraphs of a text typed with line breaks. */
export function paragraphsOf(text: string | null | undefined) {
  return (text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
}

/** How many characters a person counts in a text: 𠮷 is one. */
export function lengthOf(text: unknown) {
  return Array.from(String(text ?? '').replace(/\r\n/g, '\n')).length
}
