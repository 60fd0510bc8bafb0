import { createHmac, timingSafeEqual } from 'node:crypto'
import config from '#config/events'
import { beijingDay } from '#app/core/beijing_day'
import { now } from '#app/core/clock'

/**
 * What the QR code at the door says: `<event>-<kind>-<when>-<mac>`. On the screen it is another one every few minutes,
 * so that a photograph of it is of no use later; on paper it is good for one day of the event.
 */
type Kind = 'm' | 'd'
type Coded = { id: number; signInSecret: string }

const PERIOD = config.codeMinutes * 60_000

const slot = (moment: Date) => Math.floor(moment.getTime() / PERIOD)

export function screenCode(event: Coded) {
  return codeOf(event, 'm', String(slot(now())))
}

/** @param day ISO */
export function paperCode(event: Coded, day: string) {
  return codeOf(event, 'd', day.replaceAll('-', ''))
}

function codeOf({ id, signInSecret }: Coded, kind: Kind, when: string) {
  const mac = createHmac('sha256', signInSecret).update(`${id}/${kind}/${when}`).digest('hex').slice(0, 32)
  return `${id}-${kind}-${when}-${mac}`
}

/** The event that a code names; whether it is genuine and still good is asked of that event. */
export function eventIdOf(code: string) {
  return Number(/^(\d{1,9})-/.exec(code)?.[1] ?? 0)
}

/** Genuine, of this event, and not too old: this period's code and that of the one before, or today's. */
export function isGoodCode(event: Coded, code: string) {
  const [, kind, when] = code.split('-')
  const good = kind === 'm' ? [slot(now()), slot(now()) - 1].map(String) : [beijingDay().replaceAll('-', '')]
  if (!good.includes(when)) return false
  const [given, right] = [Buffer.from(code), Buffer.from(codeOf(event, kind as Kind, when))]
  return given.length === right.length && timingSafeEqual(given, right)
}
