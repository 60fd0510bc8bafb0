import { test } from '@japa/runner'
import { attendanceOf, isSession, peopleSignedIn, viewersWhoStayed, viewsIn } from '#app/events/event_count_rules'

const event = (attendedOnsite: number, attendedOnline = 0, kind = 'training') => ({
  kind,
  attendedOnsite,
  attendedOnline,
})

test.group('What counts as one session', () => {
  test('five people are one, four are none', ({ assert }) => {
    assert.isTrue(isSession(event(5)))
    assert.isFalse(isSession(event(4)))
  })

  test('those in the room and those on the line are added up', ({ assert }) => {
    assert.isTrue(isSession(event(2, 3)))
    assert.equal(attendanceOf(event(2, 3)), 5)
  })

  test('trainings, lectures, salons and contests; no exchange and no conference', ({ assert }) => {
    const counted = ['training', 'lecture', 'salon', 'contest', 'exchange', 'conference'].filter((kind) =>
      isSession(event(100, 0, kind))
    )
    assert.deepEqual(counted, ['training', 'lecture', 'salon', 'contest'])
  })

  test('what is only planned is none', ({ assert }) => {
    assert.isFalse(isSession({ kind: 'training', attendedOnsite: null, attendedOnline: null }))
  })
})

test.group('Who counts as attending', () => {
  test('each person once, over three days and both halves of them', ({ assert }) => {
    const days = ['2026-03-02', '2026-03-03', '2026-03-04']
    const signIns = days.flatMap((day) =>
      ['am', 'pm'].flatMap((half) => [1, 2].map((registrationId) => ({ registrationId, day, half })))
    )
    assert.equal(peopleSignedIn([...signIns, { registrationId: 3 }]), 3)
  })

  test('online, ten minutes in all, however often the line broke', ({ assert }) => {
    const views = [
      { viewer: '甲', minutes: 6 },
      { viewer: '甲 ', minutes: 4 },
      { viewer: '乙', minutes: 9 },
      { viewer: 'Ｃ', minutes: 30 },
      { viewer: 'c', minutes: 30 },
    ]
    assert.equal(viewersWhoStayed(views), 2)
  })

  test('the log of a platform is read line by line, whatever stands between name and minutes', ({ assert }) => {
    const log = '观看者,观看分钟\n甲,12\n乙 丙\t9.5\r\n丁，10\n\n合计'
    assert.deepEqual(viewsIn(log), [
      { viewer: '甲', minutes: 12 },
      { viewer: '乙 丙', minutes: 9.5 },
      { viewer: '丁', minutes: 10 },
    ])
    assert.equal(viewersWhoStayed(viewsIn(log)), 2)
  })
})
