import { test } from '@japa/runner'
import User from '#app/users/user'
import type { Role } from '#app/users/roles'
import PointApplication from '#app/service_points/point_application'
import PointApplicationPolicy from '#app/service_points/point_application_policy'
import PointBatch from '#app/service_points/point_batch'
import {
  pointApplicationWorkflow,
  type ApplicationState,
  type ApplicationStep,
} from '#app/service_points/point_application_workflow'

const HAIDIAN = '110108'

function person(role: Role, more: Partial<User> = {}) {
  const user = new User()
  user.merge({
    id: 1,
    roles: [role],
    isActive: true,
    organizationId: null,
    districtCode: null,
    ...more,
  })
  return user
}

function applicationIn(state: ApplicationState, { districtStep = true } = {}) {
  const application = new PointApplication()
  application.merge({ id: 1, organizationId: 7, state, districtCode: HAIDIAN })
  const batch = new PointBatch()
  batch.merge({ districtStep })
  application.$setRelated('batch', batch)
  return application
}

const people = {
  operator: person('operator', { organizationId: 7 }),
  principal: person('principal', { organizationId: 7 }),
  otherPrincipal: person('principal', { organizationId: 8 }),
  haidian: person('district_reviewer', { districtCode: HAIDIAN }),
  chaoyang: person('district_reviewer', { districtCode: '110105' }),
  handler: person('bureau_handler'),
  head: person('division_head'),
  leader: person('bureau_leader'),
  expert: person('expert'),
  administrator: person('administrator'),
}
type Who = keyof typeof people

/** For each step the state it starts from and the only people who may take it. */
const MAY: [ApplicationStep, ApplicationState, Who[], { districtStep?: boolean }?][] = [
  ['accept', 'submitted', ['haidian']],
  ['decline', 'submitted', ['haidian']],
  ['acceptForCity', 'submitted', ['handler'], { districtStep: false }],
  ['decline', 'submitted', ['handler'], { districtStep: false }],
  ['requestSupplement', 'submitted', ['haidian']],
  ['requestSupplement', 'district_review', ['haidian']],
  ['requestSupplement', 'verification', ['handler']],
  ['endorse', 'district_review', ['haidian']],
  ['verify', 'verification', ['handler']],
  ['failVerification', 'verification', ['handler']],
  ['concludePanel', 'expert_review', []],
  ['agree', 'deliberation', ['leader']],
  ['refuse', 'deliberation', ['leader']],
  ['returnToVerification', 'deliberation', ['leader']],
  ['examineObjections', 'public_notice', ['handler']],
  ['dismissObjections', 'objection_handling', ['leader']],
  ['upholdObjections', 'objection_handling', ['leader']],
  ['recognize', 'public_notice', ['handler']],
  ['submit', 'draft', []],
  ['withdraw', 'submitted', []],
]

test.group('Who may decide on an application', () => {
  for (const [step, state, allowed, batch] of MAY) {
    const where = batch?.districtStep === false ? `${state}, no district step` : state
    test(`${step} (${where}): ${allowed.join(', ') || 'nobody by the decision panel'}`, ({ assert }) => {
      const policy = new PointApplicationPolicy()
      const application = applicationIn(state, batch)
      const may = (Object.keys(people) as Who[]).filter((who) => policy.decide(people[who], application, step))
      assert.deepEqual(may, allowed)
      assert.isTrue(pointApplicationWorkflow.allows(step, application))
    })
  }

  test('only the principal of the institution hands in and withdraws', ({ assert }) => {
    const policy = new PointApplicationPolicy()
    const application = applicationIn('draft')
    const may = (verb: 'edit' | 'submit' | 'withdraw') =>
      (Object.keys(people) as Who[]).filter((who) => policy[verb](people[who], application))

    assert.deepEqual(may('submit'), ['principal'])
    assert.deepEqual(may('withdraw'), ['principal'])
    assert.deepEqual(may('edit'), ['operator', 'principal'])
  })

  test('somebody deactivated may nothing', ({ assert }) => {
    assert.isFalse(new PointApplicationPolicy().before(person('bureau_leader', { isActive: false })))
  })
})
