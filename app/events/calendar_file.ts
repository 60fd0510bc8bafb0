/** An iCalendar file (RFC 5545) of one event, a meeting for each of its days. Pure. */

type Meeting = { from: Date; until: Date }

export type CalendarEvent = {
  uid: string
  /** Higher when it changed: calendars replace what they had. */
  sequence: number
  title: string
  place: string | null
  url: string
  stamp: Date
  meetings: readonly Meeting[]
  isCancelled?: boolean
}

export function calendarFile(event: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Jingzhi//Events//ZH',
    `METHOD:${event.isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    ...event.meetings.flatMap((meeting, index) => meetingLines(event, meeting, index)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function meetingLines(
  { uid, sequence, title, place, url, stamp, isCancelled }: CalendarEvent,
  meeting: Meeting,
  index: number
) {
  const [name, host] = uid.split('@')
  return [
    'BEGIN:VEVENT',
    `UID:${name}-${index + 1}@${host}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(meeting.from)}`,
    `DTEND:${utc(meeting.until)}`,
    `SUMMARY:${escaped(title)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    `URL:${url}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ]
}

function utc(moment: Date) {
  return moment.toISOString().replace(/[-:]|\.\d{3}/g, '')
}

function escaped(text: string) {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
}

/** No line is longer than 75 bytes, and no character is cut in two. */
function folded(line: string) {
  const parts = ['']
  let room = 75
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (size > room) {
      parts.push('')
      room = 74
    }
    parts[parts.length - 1] += character
    room -= size
  }
  return parts.join('\r\n ')
}
