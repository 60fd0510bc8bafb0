import { DateTime, FixedOffsetZone } from 'luxon'

/** How the pages write days, times and numbers. Everybody who uses the system lives in Beijing time. */
export const ZONE = 'Asia/Shanghai'
export const NOTHING = '—'

export type Moment = DateTime | Date | string | null | undefined

/** Beijing has kept UTC+8 without summer time since 1992; a fixed zone costs a small part of one that is looked up. */
const FIXED = FixedOffsetZone.instance(8 * 60)
const FIXED_SINCE = Date.UTC(1992, 0, 1)

function inBeijing(moment: DateTime) {
  return moment.setZone(moment.toMillis() >= FIXED_SINCE ? FIXED : ZONE)
}

/** By hand, because a page shows dozens and a pattern is read anew for each. */
const twoDigits = (value: number) => String(value).padStart(2, '0')
const zhDay = ({ month, day }: DateTime) => `${month}月${day}日`

/** A day without a time stays that day everywhere; a moment from the database without a zone is UTC. */
export function momentOf(value: Moment): DateTime | null {
  if (value === null || value === undefined || value === '') return null
  if (value instanceof Date) return inBeijing(DateTime.fromJSDate(value, { zone: 'utc' }))
  if (DateTime.isDateTime(value)) return inBeijing(value)
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return DateTime.fromISO(value, { zone: value >= '1992' ? FIXED : ZONE })
  return inBeijing(DateTime.fromISO(value.replace(' ', 'T'), { zone: 'utc' }))
}

/** 2026年11月23日, or 23 Nov 2026. */
export function formatDay(value: Moment, locale = 'zh-CN') {
  const moment = momentOf(value)
  if (!moment?.isValid) return NOTHING
  return locale === 'en' ? moment.setLocale('en').toFormat('d MMM yyyy') : `${moment.year}年${zhDay(moment)}`
}

/** 11月23日 18:00, with the year when it is not this year. */
export function formatTime(value: Moment, locale = 'zh-CN', now: DateTime = DateTime.now()) {
  const moment = momentOf(value)
  if (!moment?.isValid) return NOTHING
  const thisYear = moment.year === inBeijing(now).year
  if (locale === 'en') return moment.setLocale('en').toFormat(thisYear ? 'd MMM, HH:mm' : 'd MMM yyyy, HH:mm')
  const time = `${twoDigits(moment.hour)}:${twoDigits(moment.minute)}`
  return `${thisYear ? '' : `${moment.year}年`}${zhDay(moment)} ${time}`
}

/** The value of a `<time datetime>`. */
export function machineTime(value: Moment) {
  return momentOf(value)?.toISO({ suppressMilliseconds: true }) ?? ''
}

/** The value of an `<input type="date">`. */
export function dateInput(value: Moment) {
  const moment = momentOf(value)
  return moment?.isValid ? moment.toFormat('yyyy-MM-dd') : typeof value === 'string' ? value : ''
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

const HOUR = 3_600_000

/** What the clock of Beijing shows at a moment, in milliseconds as if it were the clock of Greenwich. */
export function shownInBeijing(value: Moment): number | null {
  const shift = (moment: number) => (moment >= FIXED_SINCE ? moment + 8 * HOUR : null)
  const quick = value instanceof Date || DateTime.isDateTime(value) ? shift(value.valueOf()) : null
  return quick ?? momentOf(value)?.setZone('utc', { keepLocalTime: true }).toMillis() ?? null
}
