import { test } from '@japa/runner'
import { deciderOf } from '#app/changes/change_policy'
import { type changeRulings, type ChangeState } from '#app/changes/change_workflow'
import User from '#app/users/user'
import { roles, type Role } from '#app/users/roles'

const VERIFIER = 7

function person(role: Role, id = 1) {
  const user = new User()
  user.merge({ id, roles: [role] })
  return user
}

/** Who may take which decision, by the state in which it is taken. */
const MAY: Record<string, Role> = {
  'pass in submitted': 'bureau_handler',
  'grant in submitted': 'bureau_handler',
  'return in submitted': 'bureau_handler',
  'refuse in submitted': 'bureau_handler',
  'approve in deliberation': 'division_head',
  'sendBack in deliberation': 'division_head',
  'refuse in deliberation': 'division_head',
}

test.group('Deciding on a request', () => {
  for (const [act, decider] of Object.entries(MAY)) {
    const [ruling, state] = act.split(' in ') as [(typeof changeRulings)[number], ChangeState]
    for (const role of roles) {
      test(`${role} ${role === decider ? 'may' : 'may not'} ${act}`, ({ assert }) => {
        assert.equal(deciderOf(person(role), { state, verifiedById: VERIFIER }, ruling) !== null, role === decider)
      })
    }
  }

  test('nobody decides on what the same person verified, in whatever role', ({ assert }) => {
    const both = new User()
    both.merge({ id: VERIFIER, roles: ['bureau_handler', 'division_head'] })
    for (const ruling of ['approve', 'sendBack', 'refuse'] as const) {
      assert.isNull(deciderOf(both, { state: 'deliberation', verifiedById: VERIFIER }, ruling))
    }
  })
})
