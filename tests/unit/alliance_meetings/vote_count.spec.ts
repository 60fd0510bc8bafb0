import { test } from '@japa/runner'
import config from '#config/alliance_meetings'
import { leastOf, reaches } from '#app/alliance_meetings/shares'
import {
  ANSWERS,
  countVotes,
  isChoice,
  withoutHindered,
  type Choice,
  type Question,
} from '#app/alliance_meetings/vote_count'

const motion: Question = { kind: 'motion', options: ANSWERS, seats: 1 }
const half = config.majorities.resolution
const twoThirds = config.majorities.expulsion
const times = (n: number, ...choice: string[]): Choice[] => Array.from({ length: n }, () => choice)

test.group('What is enough', () => {
  test('shares are exact', ({ assert }) => {
    for (const [share, count, all, enough] of [
      [config.quorum, 6, 9, true],
      [config.quorum, 33, 50, false],
      [config.quorum, 34, 50, true],
      [config.quorum, 2, 3, true],
      [half, 5, 10, false],
      [half, 6, 10, true],
      [half, 26, 50, true],
      [half, 25, 50, false],
    ] as const)
      assert.equal(reaches(share, count, all), enough, `${count} of ${all}`)
  })

  test('the smallest number that is enough is enough, and one less is not', ({ assert }) => {
    for (const share of [config.quorum, half])
      for (let all = 1; all <= 60; all++) {
        const least = leastOf(share, all)
        assert.isTrue(reaches(share, least, all) && !reaches(share, least - 1, all), `${least} of ${all}`)
      }
  })
})

test.group('A motion', () => {
  for (const [words, yes, no, abstain, base, majority, outcome] of [
    ['more than half of those present agree', 26, 10, 5, 50, half, 'adopted'],
    ['half of those present are not more than half', 25, 0, 0, 50, half, 'rejected'],
    ['who abstains has not agreed', 5, 0, 6, 11, half, 'rejected'],
    ['as many for as against', 5, 5, 0, 10, half, 'tied'],
    ['nobody votes', 0, 0, 0, 10, half, 'rejected'],
    ['two thirds for an expulsion', 6, 3, 0, 9, twoThirds, 'adopted'],
    ['one less than two thirds', 5, 4, 0, 9, twoThirds, 'rejected'],
  ] as const)
    test(`${words}: ${outcome}`, ({ assert }) => {
      const choices = [...times(yes, 'yes'), ...times(no, 'no'), ...times(abstain, 'abstain')]
      const result = countVotes(motion, choices, base, majority)
      assert.equal(result.outcome, outcome)
      assert.deepEqual(
        result.counts.map(({ votes }) => votes),
        [yes, no, abstain]
      )
      assert.equal(result.cast, yes + no + abstain)
    })

  test('says when everybody chose the same', ({ assert }) => {
    assert.isTrue(countVotes(motion, times(7, 'no'), 7, half).unanimous)
    assert.isFalse(countVotes(motion, [...times(6, 'no'), ['yes']], 7, half).unanimous)
    assert.isFalse(countVotes(motion, [], 7, half).unanimous)
  })

  test('has one answer, one of the three', ({ assert }) => {
    assert.isTrue(isChoice(motion, ['abstain']))
    for (const wrong of [[], ['yes', 'no'], ['maybe'], ['yes', 'yes']]) assert.isFalse(isChoice(motion, wrong))
  })
})

test.group('An election', () => {
  const election: Question = { kind: 'election', options: ['11', '12', '13'], seats: 2 }

  test('gives the seats to those with most votes who have the majority', ({ assert }) => {
    const choices = [...times(6, '11', '13'), ...times(3, '12', '13'), ...times(1)]
    const result = countVotes(election, choices, 10, half)
    assert.deepInclude(result, { outcome: 'adopted', elected: ['13', '11'], seatsLeft: 0, cast: 10 })
  })

  test('leaves a seat empty where the majority is missing', ({ assert }) => {
    const result = countVotes(election, [...times(7, '11'), ...times(3, '12')], 10, half)
    assert.deepInclude(result, { outcome: 'adopted', elected: ['11'], seatsLeft: 1 })
  })

  test('at a tie for the last seat nobody of the tied gets it', ({ assert }) => {
    const choices = [...times(4, '11', '12'), ...times(4, '11', '13'), ...times(2, '12', '13')]
    assert.deepInclude(countVotes(election, choices, 10, half), { elected: ['11'], seatsLeft: 1 })
    const equal = [...times(3, '11', '12'), ...times(3, '11', '13'), ...times(3, '12', '13')]
    assert.deepInclude(countVotes(election, equal, 9, half), { outcome: 'tied', elected: [], seatsLeft: 2 })
  })

  test('the order of the ballots changes nothing', ({ assert }) => {
    const choices = [...times(6, '11', '13'), ...times(3, '12', '13'), ...times(1)]
    assert.deepEqual(countVotes(election, choices, 10, half), countVotes(election, [...choices].reverse(), 10, half))
  })

  test('takes at most as many as there are seats, and nobody too', ({ assert }) => {
    assert.isTrue(isChoice(election, []))
    assert.isTrue(isChoice(election, ['13', '11']))
    for (const wrong of [['11', '12', '13'], ['14'], ['11', '11']]) assert.isFalse(isChoice(election, wrong))
  })

  test('whoever cannot take a seat is left out; a seat in a full class is no seat to vote on again', ({ assert }) => {
    const result = countVotes(election, [...times(6, '11', '12'), ...times(2, '11')], 9, half)
    const left = withoutHindered(result, [{ memberId: 12, because: 'not_possible' }])
    assert.deepInclude(left, { outcome: 'adopted', elected: ['11'], seatsLeft: 1, counts: result.counts })
    const full = [11, 12].map((memberId) => ({ memberId, because: 'class_full' as const }))
    assert.deepInclude(withoutHindered(result, full), { outcome: 'void', elected: [], seatsLeft: 0 })
    assert.strictEqual(withoutHindered(result, []), result)
  })
})
