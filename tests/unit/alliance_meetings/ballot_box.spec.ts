import { test } from '@japa/runner'
import { ballotOf, choiceOn, mixed, openBox, sealBox } from '#app/alliance_meetings/ballot_box'
import type { Question } from '#app/alliance_meetings/vote_count'

const election: Question = { kind: 'election', options: ['7', '12', '130'], seats: 3 }

test.group('The ballot box', () => {
  test('gives back what was put in, of any number, mixed', ({ assert }) => {
    const choices = [['7'], ['7', '130'], [], ['12']]
    const box = sealBox(
      choices.map((choice) => ballotOf(election, choice)),
      3
    )
    const found = openBox(box, election, 3).map((ballot) => choiceOn(election, ballot))
    assert.sameDeepMembers(found, choices)
    assert.isEmpty(openBox(null, election, 3))
  })

  test('says nothing by its length, and is another text each time', ({ assert }) => {
    const boxes = [[], ['7'], ['7', '12', '130']].map((choice) => sealBox([ballotOf(election, choice)], 3))
    assert.lengthOf(new Set(boxes.map(({ length }) => length)), 1)
    assert.notEqual(sealBox(['x--'], 3), sealBox(['x--'], 3))
  })

  test('cannot be exchanged for the box of another vote', ({ assert }) => {
    const box = sealBox(['x--'], 3)
    assert.throws(() => openBox(box, election, 4), /cannot be opened/)
  })

  test('mixes: each place is reached by each ballot', ({ assert }) => {
    const places = new Set<string>()
    for (let times = 0; times < 400; times++) mixed(['a', 'b', 'c']).forEach((ballot, at) => places.add(ballot + at))
    assert.lengthOf(places, 9)
  })
})
