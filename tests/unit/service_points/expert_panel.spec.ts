import { test } from '@japa/runner'
import User from '#app/users/user'
import PointApplication from '#app/service_points/point_application'
import { conflictOf, panelScore, totalOf } from '#app/service_points/expert_panel'

const rubric = [
  { key: 'foundation', zh: '基础条件', en: 'Foundation', points: 30 },
  { key: 'service', zh: '服务能力', en: 'Service', points: 50 },
  { key: 'plan', zh: '工作计划', en: 'Plan', points: 20 },
]

test.group('Scores of a panel', () => {
  test('a total adds up exactly, in hundredths', ({ assert }) => {
    assert.equal(totalOf({ foundation: 25.1, service: 40.2, plan: 15.3 }, rubric), 8060)
  })

  test('the mean is rounded half up', ({ assert }) => {
    assert.equal(panelScore([8000, 8001]), 8001)
    assert.equal(panelScore([9000, 8000, 8500]), 8500)
    assert.equal(panelScore([1, 1, 2]), 1)
  })
})

test.group('Stepping aside', () => {
  test('an employer written {employer} conflicts: {conflict}')
    .with([
      { employer: '燕麓大学(图书馆)', conflict: 'same_unit' },
      { employer: ' 燕麓大学（图书馆） ', conflict: 'same_unit' },
      { employer: '燕麓大学', conflict: null },
      { employer: null, conflict: null },
    ])
    .run(({ assert }, { employer, conflict }) => {
      const expert = new User()
      expert.merge({ employer, organizationId: null })
      const application = new PointApplication()
      application.merge({ orgName: '燕麓大学（图书馆）', organizationId: 3 })
      assert.equal(conflictOf(expert, application), conflict)
    })

  test('a member of the applying institution always conflicts', ({ assert }) => {
    const expert = new User()
    expert.merge({ employer: null, organizationId: 3 })
    const application = new PointApplication()
    application.merge({ orgName: '燕麓大学', organizationId: 3 })
    assert.equal(conflictOf(expert, application), 'same_unit')
  })
})
