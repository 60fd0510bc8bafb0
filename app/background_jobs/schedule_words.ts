import type { I18n } from '@adonisjs/i18n'

const two = (number: string) => number.padStart(2, '0')

/**
 * `20 8-18 * * *` in words: 每天 08:20 至 18:20 每小时一次. Knows what the schedule of the house uses: a minute or every
 * so many, hours, months.
 */
export function patternInWords(pattern: string, i18n: Pick<I18n, 't'>) {
  const text = (key: string, values: Record<string, string | number> = {}) =>
    i18n.t(`background_jobs.rhythm.${key}`, values)
  const [minute, hours, , months] = pattern.split(' ')
  const every = /^\*\/(\d+)$/.exec(minute)?.[1]
  if (every) return text('every_minutes', { minutes: Number(every) })
  if (hours === '*') return text('every_hour', { minute: two(minute) })

  const at = (hour: string) => `${two(hour)}:${two(minute)}`
  const times = hours.split(',').map((part) => {
    const [from, to] = part.split('-')
    return to ? text('hourly', { from: at(from), to: at(to) }) : at(from)
  })
  const daily = text('daily', { times: times.join(text('and')) })
  const [first, last] = months.split('-')
  return last ? text('months', { first, last, daily }) : daily
}
