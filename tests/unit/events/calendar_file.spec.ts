import { test } from '@japa/runner'
import { calendarFile } from '#app/events/calendar_file'

const EVENT = {
  uid: 'event-7@jingzhi.example',
  sequence: 2,
  title: '专利导航：实务, 方法; 与案例'.repeat(4),
  place: 'A\\B 报告厅\n二层',
  url: 'https://jingzhi.example/events/7',
  stamp: new Date('2026-11-01T02:03:04Z'),
  meetings: [
    { from: new Date('2026-11-28T01:00:00Z'), until: new Date('2026-11-28T03:30:00Z') },
    { from: new Date('2026-11-29T01:00:00Z'), until: new Date('2026-11-29T03:30:00Z') },
  ],
}

/** As a calendar reads it: lines that begin with a space go on from the one before. */
const unfolded = (file: string) => file.replace(/\r\n /g, '').split('\r\n')

test.group('The calendar file of an event', () => {
  test('has no line of more than 75 bytes, none cut inside a character, all ended by CR and LF', ({ assert }) => {
    const lines = calendarFile(EVENT).split('\r\n')
    assert.equal(lines.pop(), '')
    assert.isEmpty(lines.filter((line) => Buffer.byteLength(line) > 75 || /[\r\n\uFFFD]/.test(line)))
    assert.isAbove(lines.filter((line) => line.startsWith(' ')).length, 2)
  })

  test('names a meeting for each day, in UTC, each with an identity of its own', ({ assert }) => {
    const lines = unfolded(calendarFile(EVENT))
    const all = (name: string) =>
      lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1))
    assert.deepEqual(all('UID'), ['event-7-1@jingzhi.example', 'event-7-2@jingzhi.example'])
    assert.deepEqual(all('DTSTART'), ['20261128T010000Z', '20261129T010000Z'])
    assert.deepEqual(all('DTEND'), ['20261128T033000Z', '20261129T033000Z'])
    assert.deepEqual(all('DTSTAMP'), ['20261101T020304Z', '20261101T020304Z'])
    assert.deepEqual([lines[0], lines[1], lines.at(-2)], ['BEGIN:VCALENDAR', 'VERSION:2.0', 'END:VCALENDAR'])
  })

  test('escapes what has a meaning of its own', ({ assert }) => {
    const lines = unfolded(calendarFile({ ...EVENT, title: '一, 二; 三\\' }))
    assert.include(lines, 'SUMMARY:一\\, 二\\; 三\\\\')
    assert.include(lines, 'LOCATION:A\\\\B 报告厅\\n二层')
  })

  test('takes the meeting out of the calendar when it is called off', ({ assert }) => {
    const lines = unfolded(calendarFile({ ...EVENT, isCancelled: true }))
    assert.includeMembers(lines, ['METHOD:CANCEL', 'STATUS:CANCELLED', 'SEQUENCE:2'])
  })
})
