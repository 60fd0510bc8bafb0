import { test } from '@japa/runner'
import User from '#app/users/user'
import type { Role } from '#app/users/roles'
import AssignmentPolicy, { assignerOf } from '#app/service_points/assignment_policy'
import { deskOf } from '#app/service_points/application_desk'
import PointApplication from '#app/service_points/point_application'
import PointBatch from '#app/service_points/point_batch'
import type { ApplicationState } from '#app/service_points/point_application_workflow'

const HAIDIAN = '110108'

function person(id: number, role: Role, more: Partial<User> = {}) {
  const user = new User()
  user.merge({ id, roles: [role], isActive: true, organizationId: null, districtCode: null, ...more })
  return user
}

const people = {
  principal: person(1, 'principal', { organizationId: 7 }),
  haidian: person(2, 'district_reviewer', { districtCode: HAIDIAN }),
  haidian2: person(3, 'district_reviewer', { districtCode: HAIDIAN }),
  chaoyang: person(4, 'district_reviewer', { districtCode: '110105' }),
  handler: person(5, 'bureau_handler'),
  handler2: person(6, 'bureau_handler'),
  head: person(7, 'division_head'),
  leader: person(8, 'bureau_leader'),
  expert: person(9, 'expert'),
  administrator: person(10, 'administrator'),
}
type Who = keyof typeof people

function applicationIn(state: ApplicationState, heldBy: User | null, { districtStep = true } = {}) {
  const application = new PointApplication()
  application.merge({ id: 1, organizationId: 7, state, districtCode: HAIDIAN, handlerId: heldBy?.id ?? null })
  const batch = new PointBatch()
  batch.merge({ districtStep })
  application.$setRelated('batch', batch)
  if (heldBy) application.$setRelated('handler', heldBy)
  return application
}

const gone = person(11, 'district_reviewer', { districtCode: HAIDIAN, isActive: false })

/** Where an application lies, who has it, and the only people who may give it to somebody. */
const MAY: [ApplicationState, User | null, Who[], { districtStep?: boolean }?][] = [
  ['submitted', null, ['haidian', 'haidian2']],
  ['submitted', people.haidian, ['haidian']],
  ['submitted', gone, ['haidian', 'haidian2']],
  ['submitted', null, ['head'], { districtStep: false }],
  ['district_review', null, ['haidian', 'haidian2']],
  ['district_review', people.haidian2, ['haidian2']],
  ['verification', null, ['head']],
  ['verification', people.handler, ['handler', 'head']],
  ['expert_review', people.handler, ['handler', 'head']],
  ['public_notice', people.handler2, ['handler2', 'head']],
  ['objection_handling', people.handler, ['handler', 'head']],
]

test.group('Who may give an application to somebody', () => {
  for (const [state, heldBy, allowed, batch] of MAY) {
    const where = batch?.districtStep === false ? `${state}, no district step` : state
    test(`${where}, with ${heldBy ? heldBy.id : 'nobody'}: ${allowed.join(', ')}`, ({ assert }) => {
      const policy = new AssignmentPolicy()
      const application = applicationIn(state, heldBy, batch)
      const may = (Object.keys(people) as Who[]).filter((who) => policy.assign(people[who], application))
      assert.deepEqual(may, allowed)
    })
  }

  test('a stand-in gives it away in the name of the absent official', ({ assert }) => {
    const deputy = person(20, 'bureau_handler')
    deputy.absentees = [people.handler]
    assert.equal(assignerOf(deputy, applicationIn('verification', people.handler))?.id, people.handler.id)
  })

  test('somebody deactivated may not', ({ assert }) => {
    assert.isFalse(new AssignmentPolicy().before(person(1, 'division_head', { isActive: false })))
  })

  test('nobody has in hand what lies with the applicant or is decided', ({ assert }) => {
    for (const state of ['draft', 'supplement_required', 'recognized', 'rejected', 'withdrawn'] as const) {
      assert.isNull(deskOf(applicationIn(state, null)))
    }
  })
})
