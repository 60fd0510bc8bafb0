import { test } from '@japa/runner'
import {
  blindFields,
  blindPhases,
  blindRoles,
  jurorPhase,
  sightOf,
  type BlindField,
} from '#app/case_reviews/blind_sight'

const PHASES = ['before', 'writing', 'submitted', 'discussion', 'concluded'] as const

/** What a juror may know, phase by phase; everything that is not named here is the office's. */
const JUROR: Partial<Record<BlindField, string>> = {
  code: '-wsdc',
  content: '-wsdc',
  own_score: '-wsdc',
  other_scores: '--sd-',
  mean: '---d-',
  discussion: '---d-',
}

test.group('Who may know what of a case that is judged', () => {
  test('the table names every field', ({ assert }) => {
    assert.sameMembers(blindFields, [
      ...['code', 'content', 'own_score', 'other_scores', 'mean', 'discussion', 'versions', 'expert_names', 'rank'],
      ...(['unit', 'authors', 'recommender', 'handler', 'number'] as const),
    ])
    assert.deepEqual([...blindPhases], [...PHASES])
  })

  for (const role of blindRoles) {
    for (const field of blindFields) {
      const expected = { juror: JUROR[field] ?? '-----', office: 'bwsdc', nobody: '-----' }[role]
      test(`${role} and ${field}: ${expected}`, ({ assert }) => {
        const seen = PHASES.map((phase) => (sightOf(role, phase).sees(field) ? phase[0] : '-')).join('')
        assert.equal(seen, expected)
      })
    }
  }

  for (const [round, seat, phase] of [
    ['allocated', 'assigned', 'before'],
    ['scoring', 'assigned', 'writing'],
    ['scoring', 'reopened', 'writing'],
    ['scoring', 'submitted', 'submitted'],
    ['discussion', 'reopened', 'writing'],
    ['discussion', 'submitted', 'discussion'],
    ['concluded', 'submitted', 'concluded'],
  ] as const) {
    test(`a juror whose seat is ${seat} in a round that is ${round} is at: ${phase}`, ({ assert }) => {
      assert.equal(jurorPhase({ state: round }, { state: seat }), phase)
    })
  }
})
