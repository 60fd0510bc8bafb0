import { test } from '@japa/runner'
import User from '#app/users/user'
import type { Role } from '#app/users/roles'
import PointApplication from '#app/service_points/point_application'
import PointApplicationPolicy, { deciderOf } from '#app/service_points/point_application_policy'
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
  ['verifyForRenewal', 'verification', ['handler']],
  ['verify', 'verification', ['handler']],
  ['failVerification', 'verification', ['handler']],
  ['returnToDistrict', 'verification', ['handler']],
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
      const application = applicationIn(state, batch)
      const may = (Object.keys(people) as Who[]).filter((who) => deciderOf(people[who], application, step))
      assert.deepEqual(may, allowed)
      assert.isTrue(pointApplicationWorkflow.allows(step, application))
    })
  }

  test('once it is given to somebody, the others of the desk leave it alone', ({ assert }) => {
    const application = applicationIn('verification')
    const [mine, other] = [person('bureau_handler', { id: 5 }), person('bureau_handler', { id: 6 })]
    application.handlerId = 5
    assert.equal(deciderOf(mine, application, 'verify'), mine)
    assert.isNull(deciderOf(other, application, 'verify'))
  })

  test('whoever stands in decides in the name of the absent', ({ assert }) => {
    const application = applicationIn('deliberation')
    const leader = person('bureau_leader', { id: 8 })
    const head = person('division_head', { id: 9 })
    assert.isNull(deciderOf(head, application, 'agree'))
    head.absentees = [leader]
    assert.equal(deciderOf(head, application, 'agree'), leader)
  })

  test('nobody decides on two levels of the same application, in whatever name', ({ assert }) => {
    const application = applicationIn('deliberation')
    application.$setRelated('approvals', [{ byId: 9, step: 'verify' }] as never)
    const deputy = person('bureau_handler', { id: 9 })
    deputy.absentees = [person('bureau_leader', { id: 8 })]
    assert.isNull(deciderOf(deputy, application, 'agree'))
    assert.isNotNull(deciderOf(person('bureau_leader', { id: 8 }), application, 'agree'))
  })

  test('where nobody is left at the desk, the head of the division steps in', ({ assert }) => {
    const application = applicationIn('district_review')
    const head = person('division_head', { id: 9 })
    assert.isNull(deciderOf(head, application, 'endorse'))
    application.isUnmanned = true
    assert.equal(deciderOf(head, application, 'endorse'), head)
    assert.isNull(deciderOf(head, application, 'agree'))
  })

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
