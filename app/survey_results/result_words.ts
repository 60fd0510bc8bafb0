import type { I18n } from '@adonisjs/i18n'
import type { Bilingual } from '#app/questions/question_content'
import type { Asked } from './asked.js'
import { roundHalfUp } from './levels.js'
import type { Rate } from './rates.js'

export type Words = Pick<I18n, 't' | 'locale'>

export const inLanguage = ({ locale }: Words, { zh, en }: Bilingual) => (locale === 'en' ? en : zh)

/** 87.50; nothing → null. */
export function shown(value: number | null | undefined, decimals = 2) {
  return value === null || value === undefined ? null : roundHalfUp(value, decimals).toFixed(decimals)
}

/** 74.35–96.54 */
export function shownInterval(interval: { low: number; high: number } | null) {
  return interval && `${shown(interval.low)}–${shown(interval.high)}`
}

export function shownRate(rate: Rate | null) {
  return rate && { value: `${shown(rate.value)}%`, interval: shownInterval(rate)!, n: rate.n }
}

/** What a line is about, in the reader's language. */
export function nameOfLine(key: string, point: string | null, asked: Asked, words: Words): string {
  if (point) return point
  const [kind, one, other] = key.split(':')
  if (kind === 'city') return words.t('survey_results.whole_city')
  if (kind === 'type') return placeName('host_types', one, words)
  if (kind === 'district') return placeName('districts', one, words)
  if (kind === 'crossing') return `${placeName('host_types', one, words)} · ${placeName('districts', other, words)}`
  const question = asked.backgrounds.find(({ id }) => id === one)
  const option = question?.options.find(({ id }) => id === other)
  return option ? inLanguage(words, option.text) : words.t('survey_results.not_said')
}

function placeName(prefix: 'host_types' | 'districts', code: string, words: Words) {
  if (code === 'none') return words.t('survey_results.no_point')
  return prefix === 'districts' ? words.t(`districts.${code}`) : words.t(`host_types.${code}`)
}
