import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { caseTodos } from '#app/cases/case_todos'
import type TypicalCase from '#app/cases/typical_case'
import type User from '#app/users/user'
import { caseCall, typicalCase } from '#tests/support/typical_cases'
import { makeWorld } from '#tests/world'

const titlesFor = async (user: User) => {
  const rows = (await caseTodos.waiting(user)) as TypicalCase[]
  return rows.map(({ title }) => title).sort()
}

test.group('Cases that wait for somebody', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('what can no longer be handed in, or belongs to a call that is over, waits for nobody', async ({ assert }) => {
    const world = await makeWorld()
    const { principal, haidianReviewer, handler } = world.people
    const call = await caseCall(world)
    const titled = (state: TypicalCase['state'], title: string, more = {}) =>
      typicalCase(world, call, { state, content: { title }, ...more })
    await titled('draft', '草稿一件')
    await titled('returned', '退回一件')
    await titled('supplement_required', '补正一件')
    await titled('submitted', '待荐一件', { recommender: 'district' })
    await titled('recommended', '待审一件', { handlerId: null })

    const waits = async () => [await titlesFor(principal), await titlesFor(haidianReviewer), await titlesFor(handler)]
    assert.deepEqual(await waits(), [['草稿一件', '退回一件', '补正一件'].sort(), ['待荐一件'], ['待审一件']])
    await call.merge({ state: 'closed' }).save()
    assert.deepEqual(await waits(), [['补正一件'], ['待荐一件'], ['待审一件']])
    for (const state of ['concluded', 'cancelled'] as const) {
      await call.merge({ state }).save()
      assert.deepEqual(await waits(), [[], [], []], state)
    }
  })
})
