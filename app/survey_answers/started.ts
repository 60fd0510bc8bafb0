import { timingSafeEqual } from 'node:crypto'
import { now } from '#app/core/clock'
import { keyedHash } from './seal.js'

/**
 * A form says itself, signed, when it was opened: so that speed is known and no time is stored.
 *
 * @param before seconds that somebody was at it earlier
 */
export function startedAt(form: string, before = 0) {
  const seconds = (Math.floor(now().getTime() / 1000) - before).toString(36)
  return `${seconds}.${signature(form, seconds)}`
}

/** @returns seconds since then; null when the form does not say, or somebody else wrote it */
export function secondsSince(form: string, started: unknown): number | null {
  const [seconds, signed = ''] = String(started).split('.')
  const [given, right] = [Buffer.from(signed), Buffer.from(signature(form, seconds))]
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  return Math.max(0, Math.floor(now().getTime() / 1000) - Number.parseInt(seconds, 36))
}

function signature(form: string, seconds: string) {
  return keyedHash(`survey_started/${form}`, seconds).slice(0, 32)
}
