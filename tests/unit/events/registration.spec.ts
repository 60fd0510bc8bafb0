import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import { leaveMoment, standAt } from '#app/core/clock'
import { normalContacts } from '#app/events/registration_form'
import { registrationStanding } from '#app/events/registration_window'
import { eventIdOf, isGoodCode, paperCode, screenCode } from '#app/events/sign_in_code'

const at = (time: string) => standAt(new Date(`${time}+08:00`))
const day = (iso: string) => DateTime.fromISO(iso)
const EVENT = {
  state: 'open',
  startsAt: DateTime.fromISO('2026-11-28T09:00:00+08:00'),
  registrationFrom: day('2026-11-10'),
  registrationUntil: day('2026-11-20'),
}

test.group('When somebody can register', (group) => {
  group.each.teardown(() => leaveMoment())

  test('from the first day to the end of the last one, by the clock of Beijing', ({ assert }) => {
    const standings = [
      '2026-11-09T23:59',
      '2026-11-10T00:00',
      '2026-11-20T23:59',
      '2026-11-21T00:00',
      '2026-11-28T09:00',
    ]
    assert.deepEqual(
      standings.map((time) => {
        at(time)
        return registrationStanding(EVENT)
      }),
      ['not_yet', 'open', 'open', 'closed', 'over']
    )
  })

  test('without days, from its opening until it begins', ({ assert }) => {
    at('2026-11-28T08:59')
    const free = { ...EVENT, registrationFrom: null, registrationUntil: null }
    assert.equal(registrationStanding(free), 'open')
    assert.equal(registrationStanding({ ...free, state: 'notified' }), 'not_yet')
    assert.equal(registrationStanding({ ...free, state: 'shut' }), 'closed')
    assert.equal(registrationStanding({ ...free, state: 'cancelled' }), 'cancelled')
    assert.equal(registrationStanding({ ...free, state: 'held' }), 'over')
  })
})

test.group('One person', () => {
  test('is the same however the number and the address are typed', ({ assert }) => {
    for (const mobile of ['13800000001', '138 0000-0001', '+86 13800000001', '８６１３８０００００００１'])
      assert.equal(normalContacts({ mobile }).mobile, '13800000001')
    assert.equal(normalContacts({ email: ' Bai.Lu@People.Example ' }).email, 'bai.lu@people.example')
    assert.deepEqual(normalContacts({ mobile: ' ', email: null }), { mobile: null, email: null })
  })
})

test.group('The code at the door', (group) => {
  group.each.teardown(() => leaveMoment())
  const event = { id: 12, signInSecret: 'a'.repeat(64) }

  test('on the screen is good for its five minutes and the five after', ({ assert }) => {
    at('2026-11-28T09:00')
    const code = screenCode(event)
    assert.equal(eventIdOf(code), 12)
    for (const [time, good] of [
      ['09:04', true],
      ['09:09', true],
      ['09:10', false],
      ['08:54', false],
    ] as const) {
      at(`2026-11-28T${time}`)
      assert.equal(isGoodCode(event, code), good, time)
    }
  })

  test('on paper is good for one day', ({ assert }) => {
    const code = paperCode(event, '2026-11-28')
    at('2026-11-28T23:59')
    assert.isTrue(isGoodCode(event, code))
    at('2026-11-29T00:00')
    assert.isFalse(isGoodCode(event, code))
  })

  test('cannot be made up, changed or taken to another event', ({ assert }) => {
    at('2026-11-28T09:00')
    const code = screenCode(event)
    const [id, kind, when] = code.split('-')
    const wrong = [
      `${id}-${kind}-${when}-${'0'.repeat(32)}`,
      `${id}-${kind}-${when}`,
      code.replace('-m-', '-d-'),
      screenCode({ ...event, signInSecret: 'b'.repeat(64) }),
      '12',
      '',
    ]
    assert.deepEqual(
      wrong.filter((one) => isGoodCode(event, one)),
      []
    )
    assert.isFalse(isGoodCode({ ...event, id: 13 }, code))
  })
})
