import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment } from '#app/core/clock'
import { formatDay } from '#app/core/format'
import { reapplyBlock } from '#app/sanctions/reapply_block'
import PointApplication from '#app/service_points/point_application'
import { actor, applicationIn, CONTENT } from '#tests/support/applications'
import { submitApplication } from '#app/service_points/application_handing_in'
import { revocationIn } from '#tests/support/sanctions'
import { makeWorld } from '#tests/world'

test.group('Applying again after a revocation', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.teardown(() => leaveMoment())

  test('is blocked for two years, for that institution alone', async ({ assert }) => {
    const world = await makeWorld()
    const { haidian, chaoyang } = world.organizations
    const revocation = await revocationIn('revoked', world)
    const day = revocation.effectiveOn!
    const last = day.plus({ years: 2 }).minus({ days: 1 })
    const block = { until: last.toISODate(), because: revocation.designation.number }
    assert.deepEqual(await reapplyBlock(haidian.id, day.toISODate()!), block)
    assert.deepEqual(await reapplyBlock(haidian.id, last.toISODate()!), block)
    assert.isNull(await reapplyBlock(haidian.id, last.plus({ days: 1 }).toISODate()!))
    assert.isNull(await reapplyBlock(chaoyang.id, day.toISODate()!))
  })

  test('nothing is started, and the page says until when', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator, chaoyangPrincipal } = world.people
    const revocation = await revocationIn('revoked', world)
    leaveMoment()
    const page = await client.get('/applications/create').loginAs(operator)
    page.assertTextIncludes('目前不能申报')
    page.assertTextIncludes(revocation.designation.number)
    assert.notInclude(page.text(), 'name="batch"')
    const start = (user = operator) =>
      client.post('/applications').form({ batch: world.batch.id }).withCsrfToken().loginAs(user)
    const refused = await start()
    refused.assertStatus(409)
    const until = revocation.effectiveOn!.plus({ years: 2 }).minus({ days: 1 })
    refused.assertTextIncludes(formatDay(until))
    assert.lengthOf(await PointApplication.all(), 0)
    const other = await start(chaoyangPrincipal)
    other.assertStatus(200)
    assert.lengthOf(await PointApplication.all(), 1)
  })

  test('a draft from before is not handed in', async ({ assert }) => {
    const world = await makeWorld()
    const application = await applicationIn('draft', world)
    await revocationIn('revoked', world)
    leaveMoment()
    await assert.rejects(
      () => submitApplication(application, actor(world.people.principal), CONTENT),
      /reapply_blocked/
    )
    await application.refresh()
    assert.equal(application.state, 'draft')
  })
})
