import testUtils from '@adonisjs/core/services/test_utils'
import { test } from '@japa/runner'
import { leaveMoment, standAt } from '#app/core/clock'
import Notification from '#app/notifications/notification'
import { actorFor } from '#app/users/actor'
import type User from '#app/users/user'
import { orderBuilding } from '#app/work_reports/buildings'
import { keepReports } from '#app/work_reports/keep_reports'
import WorkReport from '#app/work_reports/work_report'
import { drainOutbox } from '#jobs/drain'
import {
  builtBuilding,
  enterLateFigure,
  faultyBuilding,
  frozenReport,
  openedReport,
} from '#tests/support/begun_reports'
import { withoutOffice } from '#tests/support/report_writing'
import { makeUser, makeWorld, type World } from '#tests/world'

test.group('What is told of a work report', (group) => {
  let world: World
  let colleague: User

  group.setup(() => withoutOffice())
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(async () => {
    standAt(new Date('2026-01-20T02:00:00Z'))
    world = await makeWorld()
    colleague = await makeUser('裴松年', ['bureau_handler'])
  })
  group.each.teardown(() => leaveMoment())

  const heard = async ({ id }: User) => {
    const rows = await Notification.query().where('userId', id).orderBy('id')
    return rows.map(({ event, params, path }) => ({ event, params, path }))
  }
  const events = async (user: User) => (await heard(user)).map(({ event }) => event)

  test('that it is built, or did not pass, is told to whoever ordered it', async ({ assert }) => {
    const report = await openedReport(world)
    await builtBuilding(world, report)
    await faultyBuilding(world, report)
    const [built, failed] = await heard(world.people.handler)
    assert.deepInclude(built, { event: 'report_building.built', path: `/work-reports/${report.id}` })
    assert.deepInclude(built.params, { title: report.title, number: 1 })
    assert.deepInclude(failed, { event: 'report_building.failed', path: `/work-reports/${report.id}` })
    assert.isAbove(failed.params.faults, 0)
    assert.isEmpty(await heard(colleague))
  })

  test('that its data is frozen is told once, and with what changed when it is taken anew', async ({
    client,
    assert,
  }) => {
    const { handler, head } = world.people
    const { report } = await frozenReport(world)
    assert.deepEqual(await events(handler), ['work_report.frozen'])
    await enterLateFigure()
    await orderBuilding(report, actorFor(head), { freezing: 'refreeze', reason: '补登外部平台访问量' })
    await drainOutbox()
    assert.deepEqual(await events(handler), ['work_report.frozen'])
    const [told] = await heard(head)
    assert.equal(told.event, 'work_report.refrozen')
    assert.include(told.params, { title: report.title, reason: '补登外部平台访问量' })
    assert.isAbove(told.params.changes, 0)
    const page = await client.get('/notifications').loginAs(head)
    page.assertTextIncludes('工作报告数据已重新冻结')
  })

  test('what went by the calendar is told to all handlers', async ({ assert }) => {
    standAt(new Date('2026-01-31T17:00:00Z'))
    await keepReports()
    await drainOutbox()
    const report = await WorkReport.findByOrFail({ year: 2025 })
    assert.equal(report.state, 'data_frozen')
    for (const user of [world.people.handler, colleague]) assert.deepEqual(await events(user), ['work_report.frozen'])
    assert.isEmpty(await heard(world.people.head))
  })
})
