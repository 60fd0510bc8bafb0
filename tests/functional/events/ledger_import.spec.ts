import { test } from '@japa/runner'
import testUtils from '@adonisjs/core/services/test_utils'
import { leaveMoment, standAt } from '#app/core/clock'
import Event from '#app/events/event'
import { daysBetween, eventImport } from '#app/events/event_import'
import Import from '#app/imports/import'
import { startImport, undoImport } from '#app/imports/import_workflow'
import { drainOutbox } from '#jobs/drain'
import { pointOf } from '#tests/support/activities'
import { actor } from '#tests/support/applications'
import { cellsOf, download } from '#tests/support/downloads'
import { addPhotos, makeEvent } from '#tests/support/events'
import { bringLedger, ledgerOf, verdicts, type Line } from '#tests/support/ledgers'
import { makeWorld } from '#tests/world'

const line = (more: Line = {}): Line => ({
  name: '专利检索实务培训',
  kind: '培训',
  mode: '线下',
  startsAt: '2026-11-12 09:00',
  endsAt: '2026-11-12 11:30',
  place: '多功能厅',
  host: '燕麓大学图书馆',
  audiences: '科研人员、企业',
  attendedOnsite: 40,
  attendedOnline: 0,
  researchers: 25,
  ipManagers: 5,
  ...more,
})

test.group('A ledger of events that a point kept in a table', (group) => {
  group.each.setup(() => testUtils.db().wrapInGlobalTransaction())
  group.each.setup(() => standAt(new Date('2026-11-25T02:00:00Z')))
  group.each.teardown(() => leaveMoment())

  test('start and end are read as people write them; days in between are days of the event', ({ assert }) => {
    const day = { from: '09:00', until: '16:30' }
    assert.deepEqual(daysBetween('2026年11月9日 9:00', '2026/11/11 16:30'), [
      { day: '2026-11-09', ...day },
      { day: '2026-11-10', ...day },
      { day: '2026-11-11', ...day },
    ])
    assert.deepEqual(daysBetween('2026-11-09 09:00', '2026-11-09 16:30'), [{ day: '2026-11-09', ...day }])
    for (const [start, end] of [
      ['上午', '下午'],
      ['2026-11-10 09:00', '2026-11-09 16:30'],
      [null, '2026-11-09 16:30'],
    ])
      assert.isNull(daysBetween(start, end))
  })

  test('is judged line by line before anything is written', async ({ client, assert }) => {
    const world = await makeWorld()
    const there = await makeEvent(world, { name: '商标品牌沙龙' })
    const day = there.days[0].day
    const lines = [
      line(),
      line({ name: there.name, startsAt: `${day} 07:00`, endsAt: `${day} 08:00` }),
      line(),
      line({ name: '结束早于开始', endsAt: '2026-11-12 08:00' }),
      line({ name: '部分大于整体', researchers: 60 }),
      line({ name: '上季度的活动', startsAt: '2026-08-12 09:00', endsAt: '2026-08-12 11:30' }),
      line({ name: '明天的活动', startsAt: '2026-11-26 09:00', endsAt: '2026-11-26 11:30' }),
      line({ name: '不知道的对象', audiences: '外星人' }),
      line({ name: '工作年会', kind: '年会' }),
      line({ name: '两天的培训', startsAt: '2026-11-16 09:00', endsAt: '2026-11-17 16:00' }),
    ]
    await bringLedger(client, 'event', await ledgerOf(eventImport, lines), world.people.operator, there.designationId!)
    assert.deepEqual(await verdicts(), [
      ['ok', ''],
      ['duplicate', 'name'],
      ['duplicate', 'name'],
      ['bad', 'endsAt'],
      ['bad', 'researchers'],
      ['bad', 'endsAt'],
      ['bad', 'endsAt'],
      ['bad', 'audiences'],
      ['bad', 'kind'],
      ['ok', ''],
    ])
    assert.lengthOf(await Event.all(), 1)
  })

  test('what was exported can be read in again as it is, and is given back whole', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator } = world.people
    const point = await pointOf(world)
    const lines = [
      line(),
      line({ name: '商标沙龙', kind: '沙龙', startsAt: '2026-11-13 14:00', endsAt: '2026-11-13 16:00' }),
    ]
    const takeIn = async (file: Buffer) => {
      await Import.query().delete()
      await bringLedger(client, 'event', file, operator, point.id)
      const intake = await Import.firstOrFail()
      await startImport(intake, actor(operator))
      await drainOutbox()
      await intake.refresh()
      return intake
    }
    const intake = await takeIn(await ledgerOf(eventImport, lines))
    assert.lengthOf(await Event.query().where('state', 'held'), 2)
    const file = (await download(client, '/trainings/export.xlsx', operator)).body()
    await undoImport(intake, actor(operator))
    await drainOutbox()
    assert.isEmpty(await Event.all())

    await takeIn(file)
    const again = (await download(client, '/trainings/export.xlsx', operator)).body()
    const without = async (body: Buffer) => (await cellsOf(body)).rows.map((row) => row.filter((_, at) => at !== 18))
    assert.deepEqual(await without(again), await without(file))
  })

  test('is not given back once photographs were added', async ({ client, assert }) => {
    const world = await makeWorld()
    const { operator } = world.people
    await bringLedger(client, 'event', await ledgerOf(eventImport, [line()]), operator, (await pointOf(world)).id)
    const intake = await Import.firstOrFail()
    await startImport(intake, actor(operator))
    await drainOutbox()
    await intake.refresh()
    await addPhotos(await Event.firstOrFail(), operator)
    await assert.rejects(() => undoImport(intake, actor(operator)))
    assert.lengthOf(await Event.all(), 1)
  })
})
