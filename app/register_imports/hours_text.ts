import { WEEK } from '#app/core/form'

type Day = (typeof WEEK)[number]

export type Hours = Record<Day, { open: string | null; close: string | null }>

const DAYS: Record<string, Day> = {
  ...{ 一: 'mon', 二: 'tue', 三: 'wed', 四: 'thu', 五: 'fri', 六: 'sat', 日: 'sun', 天: 'sun' },
  ...{ 1: 'mon', 2: 'tue', 3: 'wed', 4: 'thu', 5: 'fri', 6: 'sat', 7: 'sun' },
  ...Object.fromEntries(WEEK.map((day) => [day, day])),
}
const NAMED: Record<string, readonly Day[]> = {
  工作日: WEEK.slice(0, 5),
  周末: WEEK.slice(5),
  双休日: WEEK.slice(5),
  每天: WEEK,
  每日: WEEK,
  全年: WEEK,
}

const TO = '(?:至|到|[-–—~])'
const ONE_DAY =
  '(?:(?:周|星期|礼拜)?([一二三四五六日天])|(?:周|星期|礼拜)([1-7])(?!\\d)|(mon|tue|wed|thu|fri|sat|sun)[a-z]*)'
const TIME = '(上午|下午|晚上|早上)?(\\d{1,2})(?:[:点时](\\d{2})?分?)'
/** 周一至周五, 工作日; 9:00-17:00, 下午2点至5点半 is not understood; 休息; what is between them. */
const WORDS = new RegExp(
  [
    `(?<days>${ONE_DAY}(?:${TO}${ONE_DAY})?)`,
    `(?<named>${Object.keys(NAMED).join('|')})`,
    `(?<time>${TIME}${TO}${TIME})`,
    '(?<closed>休息|闭馆|不开放|closed)',
    '(?<between>[、,，;；。.和及\\s:]|(?:法定)?节假日(?:除外|休息)|每周)',
  ].join('|'),
  'giy'
)

/**
 * Opening hours as offices write them: 周一至周五 9:00-17:00，周六上午9:00-12:00. With a break at noon the day lasts from
 * the first to the last moment.
 *
 * @returns null when a part of it cannot be understood: hours are published, so nothing is guessed
 */
export function hoursIn(text: string): Hours | null {
  const plain = text.normalize('NFKC').replace(/\([^)]*\)/g, '')
  const hours = Object.fromEntries(WEEK.map((day) => [day, { open: null, close: null }])) as Hours
  let chosen: Day[] = []
  let isGiven = false
  let at = 0
  while (at < plain.length) {
    WORDS.lastIndex = at
    const word = WORDS.exec(plain)
    if (!word) return null
    at = WORDS.lastIndex
    const { days, named, time, closed } = word.groups!
    if (days || named) {
      const more = named ? NAMED[named] : span(word.slice(2, 8).filter(Boolean))
      if (!more) return null
      chosen = isGiven ? [...more] : [...chosen, ...more]
      isGiven = false
    } else if (time || closed) {
      const opening = closed ? SHUT : timesIn(word.slice(10))
      if (!opening || chosen.length === 0) return null
      for (const day of chosen) hours[day] = opening.open ? longer(hours[day], opening) : opening
      isGiven = true
    }
  }
  return WEEK.some((day) => hours[day].open) ? hours : null
}

const SHUT = { open: null, close: null }

/** 五至一 is no span. */
function span([first, last = first]: string[]): Day[] | null {
  const [from, to] = [first, last].map((name) => WEEK.indexOf(DAYS[name.toLowerCase()]))
  return from <= to ? WEEK.slice(from, to + 1) : null
}

/** 下午2:00-5:00 is fourteen to seventeen. */
function timesIn([half, hour, minute, otherHalf, otherHour, otherMinute]: (string | undefined)[]) {
  const isLate = (name?: string) => name === '下午' || name === '晚上'
  const open = clock(Number(hour) + (isLate(half) && Number(hour) < 12 ? 12 : 0), minute)
  const late = isLate(otherHalf) || (!otherHalf && isLate(half))
  const close = clock(Number(otherHour) + (late && Number(otherHour) < 12 ? 12 : 0), otherMinute)
  return open && close && open < close ? { open, close } : null
}

function clock(hour: number, minute = '00') {
  return hour < 24 && Number(minute) < 60 ? `${String(hour).padStart(2, '0')}:${minute}` : null
}

function longer({ open, close }: Hours[Day], more: { open: string; close: string }) {
  return {
    open: open && open < more.open ? open : more.open,
    close: close && close > more.close ? close : more.close,
  }
}
