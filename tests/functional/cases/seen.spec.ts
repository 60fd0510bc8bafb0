import { test } from '@japa/runner'
import TypicalCase from '#app/cases/typical_case'
import testUtils from '@adonisjs/core/services/test_utils'
import { caseCall, typicalCase } from '#tests/support/typical_cases'
import { makeWorld } from '#tests/world'

test.group('Who sees a case', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())

  test('its unit, the bureau and who recommends it; nobody else', async ({ assert }) => {
    const world = await makeWorld()
    const { people } = world
    const call = await caseCall(world)
    const draft = await typicalCase(world, call, { state: 'draft' })
    const viaDistrict = await typicalCase(world, call)
    const viaAlliance = await typicalCase(world, call, { recommender: 'alliance' })
    const seenBy = async (user: typeof people.handler) => {
      const seen = await TypicalCase.query()
        .withScopes((scopes) => scopes.visibleTo(user))
        .orderBy('id')
      return seen.map(({ id }) => id)
    }
    assert.deepEqual(await seenBy(people.operator), [draft.id, viaDistrict.id, viaAlliance.id])
    assert.deepEqual(await seenBy(people.chaoyangPrincipal), [])
    assert.deepEqual(await seenBy(people.handler), [viaDistrict.id, viaAlliance.id])
    assert.deepEqual(await seenBy(people.haidianReviewer), [viaDistrict.id, viaAlliance.id])
    assert.deepEqual(await seenBy(people.chaoyangReviewer), [])
    assert.deepEqual(await seenBy(people.secretariat), [viaAlliance.id])
    assert.deepEqual(await seenBy(people.experts[0]), [])
  })
})
