import { DateTime } from 'luxon'
import { ZONE } from '#app/core/format'
import type { EventFacts } from './event_form.js'

/** The days as typed, and the moments and dates that lists and sums go by. */
export function columnsOf({ days, ...typed }: Partial<EventFacts>) {
  const facts: Partial<EventFacts> = { ...typed }
  for (const name of ['registrationFrom', 'registrationUntil']) {
    if (facts[name]) facts[name] = DateTime.fromISO(facts[name])
  }
  if (!days) return facts
  const [first, last] = [days[0], days.at(-1)!]
  const moment = (day: string, time: string) => DateTime.fromISO(`${day}T${time}`, { zone: ZONE }).toUTC()
  return {
    ...facts,
    days,
    startsAt: moment(first.day, first.from),
    endsAt: moment(last.day, last.until),
    startsOn: DateTime.fromISO(first.day),
    endsOn: DateTime.fromISO(last.day),
  }
}
