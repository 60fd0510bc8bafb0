import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import User from '#app/users/user'
import Clock from '#app/workflow/clock'
import { makeUser } from '#tests/world'

test.group('Models made of rows', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('have values as the model reads them, and know that nothing has changed', async ({ assert }) => {
    const { id } = await makeUser('任晓', ['bureau_handler'])
    const found = await User.findOrFail(id)
    assert.deepEqual(found.roles, ['bureau_handler'])
    assert.isTrue(found.isActive)
    assert.isTrue(found.createdAt.isValid)
    assert.deepEqual([found.$isPersisted, found.$isLocal, found.$isDirty], [true, false, false])
  })

  test('see that a list inside them was changed where it is', async ({ assert }) => {
    const clock = Clock.$createFromAdapterResult({ id: 1, pauses: '[{"from":"2026-03-02","until":null}]' })!
    assert.isFalse(clock.$isDirty)
    clock.pauses[0].until = '2026-03-05'
    assert.deepEqual(Object.keys(clock.$dirty), ['pauses'])
  })

  test('carry what a question adds, and change and save what they are', async ({ assert }) => {
    const { id } = await makeUser('任晓', ['bureau_handler'])
    const found = await User.query()
      .where({ id })
      .select('id', 'name')
      .select(User.query().count('*').as('people'))
      .firstOrFail()
    assert.equal(Number(found.$extras.people) > 0, true)
    assert.isUndefined(found.email)
    await found.merge({ name: '任小晓' }).save()
    assert.equal((await User.findOrFail(id)).name, '任小晓')
  })
})
