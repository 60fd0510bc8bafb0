import { test } from '@japa/runner'
import rules from '#config/alliance'
import { checkVerdict } from '#app/alliance/check_verdict'
import { absenceDays, standingOf, type StandingFacts } from '#app/alliance/standing'

const MEMBER: StandingFacts = {
  state: 'active',
  since: '2026-03-02',
  memberClass: 'member_unit',
  joinedOn: '2026-03-02',
  termUntil: null,
  lastDutyOn: '2026-06-15',
  remindedOn: null,
  suspendedUntil: null,
  withdrawalAskedOn: null,
  dueOn: null,
  proceeding: null,
}

const changesOf = (facts: Partial<StandingFacts>) =>
  standingOf({ ...MEMBER, ...facts }, rules).changes.map(({ on, to, rule }) => [on, to, rule])

test.group('The standing of a member', () => {
  test('each state names its rule, and what changes it on which day', ({ assert }) => {
    assert.deepEqual(changesOf({}), [['2027-03-15', 'reminded', 'reminder']])
    assert.deepEqual(changesOf({ remindedOn: '2027-03-15' }), [['2027-06-15', 'auto_withdrawn', 'absence']])
    assert.deepEqual(changesOf({ state: 'applied', joinedOn: null, lastDutyOn: null, dueOn: '2026-03-16' }), [
      [null, 'under_vote', 'formal_check'],
    ])
    assert.deepEqual(changesOf({ state: 'supplement', joinedOn: null, lastDutyOn: null, dueOn: '2026-03-16' }), [
      ['2026-03-17', 'rejected', 'supplement_lapses'],
    ])
    assert.deepEqual(changesOf({ state: 'expelled' }), [])
    assert.equal(standingOf({ ...MEMBER, state: 'warned' }, rules).rule, 'warned')
  })

  test('the nearest change comes first, those without a day last', ({ assert }) => {
    const changes = changesOf({
      ...{ state: 'suspended', suspendedUntil: '2026-12-31', memberClass: 'council_unit', termUntil: '2026-10-01' },
      ...{ withdrawalAskedOn: '2026-09-01', proceeding: { state: 'statement', dueOn: '2026-09-30' } },
    })
    assert.deepEqual(
      changes.map(([on, to]) => [on, to]),
      [
        ['2026-10-01', 'vote'],
        ['2026-10-02', 'member_unit'],
        ['2027-01-01', 'active'],
        ['2027-03-15', 'reminded'],
        [null, 'withdrawn'],
      ]
    )
  })

  for (const [lastDutyOn, remindedOn, remindOn, isReminded, endOn] of [
    ['2026-06-15', null, '2027-03-15', false, '2027-06-15'],
    /** Nobody looked for months: after the reminder there are thirty days at least. */
    ['2026-06-15', '2027-06-10', '2027-03-15', true, '2027-07-10'],
    /** Done since: the old reminder counts no more. */
    ['2027-04-01', '2027-03-15', '2028-01-01', false, '2028-04-01'],
    [null, null, '2026-12-02', false, '2027-03-02'],
  ] as const) {
    test(`last duty ${lastDutyOn}, reminded ${remindedOn}: ends ${endOn}`, ({ assert }) => {
      const days = absenceDays({ ...MEMBER, lastDutyOn, remindedOn }, rules)!
      assert.deepInclude(days, { remindOn, isReminded, endOn })
    })
  }
})

test.group('The yearly check', () => {
  const DONE = { meetings: 1, activities: 2, data: 1, cases: 0, breaches: 0, pledgeSigned: true }

  for (const [facts, additions, advice, missed] of [
    [{}, {}, 'pass', []],
    [{ meetings: 0 }, {}, 'warn', ['meetings']],
    [{ activities: 1 }, {}, 'warn', ['activities']],
    [{ activities: 1 }, { activities: [{ title: '走访', heldOn: '2026-05-01' }] }, 'pass', []],
    [{ data: 0 }, { dataReports: 1 }, 'pass', []],
    [{ breaches: 1 }, {}, 'warn', ['breaches']],
    [{ pledgeSigned: false }, {}, 'warn', ['pledge']],
  ] as const) {
    test(`${JSON.stringify(facts)} with ${JSON.stringify(additions)}: ${advice}`, ({ assert }) => {
      const verdict = checkVerdict({ ...DONE, ...facts }, additions, rules.check)
      assert.equal(verdict.advice, advice)
      assert.deepEqual(
        verdict.checked.filter(({ met }) => !met).map(({ rule }) => rule),
        [...missed]
      )
    })
  }
})
