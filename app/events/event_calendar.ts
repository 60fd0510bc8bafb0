import env from '#start/env'
import { DateTime } from 'luxon'
import { now } from '#app/core/clock'
import { ZONE } from '#app/core/format'
import type { Paper } from '#app/notifications/notices'
import { calendarFile } from './calendar_file.js'
import Event from './event.js'

/** Letters that bring the meeting along for the calendar of who reads them. */
export const eventLetters = ['event_registered', 'event_moved_up', 'event_moved', 'event_cancelled']

export async function eventCalendar({ eventId }: Record<string, string | number>): Promise<Paper | null> {
  const event = await Event.find(eventId)
  if (!event) return null
  return {
    name: `${event.number}.ics`,
    contentType: 'text/calendar; charset=utf-8',
    body: Buffer.from(calendarOf(event)),
  }
}

export function calendarOf(event: Event) {
  const address = env.get('APP_URL')
  const moment = (day: string, time: string) => DateTime.fromISO(`${day}T${time}`, { zone: ZONE }).toJSDate()
  return calendarFile({
    uid: `event-${event.id}@${new URL(address).hostname}`,
    sequence: event.version,
    title: event.name,
    place: event.place,
    url: `${address}/events/${event.id}`,
    stamp: now(),
    meetings: event.days.map(({ day, from, until }) => ({ from: moment(day, from), until: moment(day, until) })),
    isCancelled: event.state === 'cancelled',
  })
}
