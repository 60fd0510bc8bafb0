import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import env from '#start/env'
import { leaveMoment, standAt } from '#app/core/clock'
import { makePublished } from '#tests/support/case_calls'
import { makeDesignation } from '#tests/support/designations'
import { makeManyPoints } from '#tests/support/portal'
import { countQueries } from '#tests/support/queries'
import { makeWorld } from '#tests/world'

const read = async (path: string) => (await fetch(env.get('APP_URL') + path)).text()
const later = (seconds: number) => standAt(new Date(Date.now() + seconds * 1000))

test.group('The index of the public search', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('is read in a number of statements that no number of points changes', async ({ assert }) => {
    const world = await makeWorld()
    await makeDesignation(world.organizations.haidian, { name: '网点甲' })
    const few = await countQueries(() => read('/search?q=网点'))
    await makeManyPoints(world, 40)
    const many = await countQueries(() => read('/search?q=网点'))
    assert.equal(many.length, few.length)
    assert.isBelow(many.length, 25)
  })

  test('is asked for once, until something happens: then at once what is public now', async ({ assert }) => {
    const world = await makeWorld()
    await makePublished(world, { title: '戒台案例征集' })
    later(10)
    assert.include(await read('/search?q=jietai'), '<mark>戒台</mark>案例征集')
    const again = await countQueries(() => read('/search?q=jietai&kind=notices'))
    assert.lengthOf(again, 1)

    await makePublished(world, { title: '戒台案例再征集' })
    assert.include(await read('/search?q=jietai'), '<mark>戒台</mark>案例再征集')
    later(20)
    assert.include(await read('/search?q=jietai'), '<mark>戒台</mark>案例再征集')
    assert.lengthOf(await countQueries(() => read('/search?q=jietai')), 1)
  })
})
